"""Whoever hears a mail is told what is folded in it; its words stay as they are."""

from kith.base.kit.text import render
from kith.base.ui.folds import labelled

FOOTER = "______________________\nMoths mailing list\nhttps://a.example/mailman/listinfo/moths"


def said(source: str) -> str:
    return str(labelled(render(source, "mail")))


def test_a_quotation_says_how_long_it_is():
    quoted = "\n".join(f"> line {number}\n>" for number in range(12))
    assert (
        '<summary><span class="unseen">Quoted text, 12 lines: </span>On 1 Jun 2009, Ada wrote:</summary>'
    ) in said(f"Yes, it does work.\n\nOn 1 Jun 2009, Ada wrote:\n{quoted}")
    assert '<span class="unseen">Quoted text, 1 line: </span>' in said(
        "Yes.\n\nOn 1 Jun 2009 at 10:00,\nAda Byron wrote:\n> Does it?"
    )


def test_an_older_mail_a_signature_and_a_footer_are_named():
    older = "Yes.\n\n-----Original Message-----\nFrom: Ada\nSent: Monday\nTo: Ben\nSubject: x\n\nIs it so?"
    assert '<span class="unseen">Quoted text, 6 lines: </span>-----Original Message-----' in said(older)
    assert '<summary><span class="unseen">Signature: </span><span class="mark">--</span> Ada' in said(
        "Hello.\n\n-- \nAda\nAnalytical Engines"
    )
    assert '<summary><span class="unseen">Footer: </span>' in said(f"Hello.\n\n{FOOTER}")


def test_what_was_rendered_before_lengths_were_kept_is_named_too():
    old = '<details class="folded quote"><summary>Ada wrote:</summary></details>'
    assert labelled(old) == old.replace("Ada", '<span class="unseen">Quoted text: </span>Ada')


def test_words_that_look_like_a_fold_stay_words():
    html = render('<details class="folded signature"><summary>x', "mail")
    assert (labelled(html), render("Hello.", "markdown")) == (html, labelled(render("Hello.", "markdown")))


def test_a_formula_that_cannot_be_shown_says_so():
    assert labelled(render("$\\foo$", "markdown")) == (
        '<p><code class="formula">$\\foo$</code>'
        ' <span class="small soft">(a formula that can’t be shown)</span></p>\n'
    )
    assert "can’t" not in labelled(render("`$\\foo$` and $x$", "markdown"))
