"""A plain mail is shown with its own words first, everything else folded and nothing lost."""

import html as entities
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kith.base.kit.text import render_mail
from kith.base.kit.text.escaping import clean_source
from kith.base.kit.text.pieces import cut
from kith.base.kit.text.sanitising import sanitise

LINES = [
    "", "", "Dear all,", "A sentence that says something worth reading.", "> quoted",
    "> > quoted twice", ">", ">> x",
    "On Mon, 1 Jun 2009, Ada Byron wrote:", "Am 3. Mai 2010 schrieb Ada Byron:",
    "Le 4 juin 2011, Ada a écrit :",
    "-- ", "--", "Ada Byron", "http://a.example/", "_______________________________________________",
    "R-sig-x mailing list", "https://a.example/mailman/listinfo/r-sig-x", "-----Original Message-----",
    "From: Ada", "Sent: Monday", "To: Ben", "Subject: x", "\t[[alternative HTML version deleted]]",
    "Sent from my pear",
    "-------------- next part --------------", "Name: a.R", "> library(x)", "[1] 2", "| bar",
    "Begin forwarded message:",
    "    code <- 1", "a  b   c", "<script>alert(1)</script>", "-----BEGIN PGP SIGNATURE-----", "é\xa0ü",
    "\x00\ud800",
    "=====", "tel. 1", "This e-mail is confidential.", "<details><summary>", "&amp; &lt;",
]  # fmt: skip


def kinds(source: str) -> list[str]:
    return [piece.kind for piece in cut(source) if piece.is_filled]


def words(html: str) -> str:
    """The text of html without marks of quotation and white space."""
    return re.sub(r"[>|\s]+", "", entities.unescape(re.sub(r"<[^>]*>", "", html)))


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_nothing_is_lost_and_it_is_clean_the_second_time(lines):
    source = "\n".join(lines)
    html = render_mail(source)
    assert words(html) == re.sub(r"[>|\s]+", "", clean_source(source))
    assert sanitise(html) == html


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken(source):
    html = render_mail(source)
    assert words(html) == re.sub(r"[>|\s]+", "", clean_source(source))
    assert sanitise(html) == html


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40))
@example(["On Mon, 1 Jun 2009, Ada Byron wrote:", "", "> quoted"])
def test_pieces_joined_are_the_source(lines):
    source = "\n".join(lines)
    assert [line for piece in cut(source) for line in [*piece.lead, *piece.lines]] == source.split("\n")


def test_paragraphs_flow_and_short_lines_stay():
    html = render_mail(
        "This paragraph was wrapped by a mail program at about seventy columns\n"
        "so that its line breaks carry no meaning for anybody who reads it now.\n\nRegards\nAda"
    )
    first, second = html.removeprefix('<div class="mail">').removesuffix("</div>").split("</p>")[:2]
    assert first.startswith("<p>This paragraph")
    assert second == '<p class="lines">Regards\nAda'


def test_code_and_tables_keep_their_columns():
    html = render_mail("x <- c(1, 2)\ny <- x + 1\n\n  a   b\n  1   2\n")
    assert html == (
        '<div class="mail"><pre class="laid-out" tabindex="0">x &lt;- c(1, 2)\ny &lt;- x + 1\n'
        "\n  a   b\n  1   2"
        "</pre></div>"
    )


def test_a_short_quotation_with_an_answer_stays_in_sight():
    html = render_mail("Ada wrote:\n> Does it work?\n\nYes, it does.")
    assert html == (
        '<div class="mail"><p class="attribution">Ada wrote:</p><blockquote><p>Does it work?</p></blockquote>'
        "<p>Yes, it does.</p></div>"
    )


def test_a_whole_quotation_below_an_answer_is_folded_under_its_attribution():
    html = render_mail("Yes.\n\nOn 1 Jun 2009, Ada wrote:\n> Does it\n> work?\n> Ada")
    assert html == (
        '<div class="mail"><p>Yes.</p>'
        '<details class="folded quote" data-lines="3"><summary>On 1 Jun 2009, Ada wrote:</summary>'
        '<blockquote><p class="lines">Does it\nwork?\nAda</p></blockquote></details></div>'
    )


def test_of_a_long_quotation_the_paragraph_that_is_answered_stays_in_sight():
    old = "\n".join(f"> line {number}" for number in range(12))
    html = render_mail(f"Ada wrote:\n{old}\n>\n> Does it work?\n\nYes.")
    assert '<summary>Ada wrote:</summary><blockquote><p class="lines">line 0\n' in html
    assert html.endswith("</details><blockquote><p>Does it work?</p></blockquote><p>Yes.</p></div>")


def test_a_quoted_signature_is_not_what_is_answered():
    old = "\n".join(f"> line {number}" for number in range(12))
    html = render_mail(f"Ada wrote:\n{old}\n>\n> --\n> Ada\n\nYes.")
    assert html.endswith("</details><p>Yes.</p></div>")


def test_a_mail_that_only_quotes_is_shown_whole():
    assert "<details" not in render_mail("Ada wrote:\n> a\n> b\n> c\n> d\n> e\n> f\n> g\n> h")


def test_quotations_nest():
    html = render_mail("Ada wrote:\n> > a\n> b\n\nc")
    assert "<blockquote><blockquote><p>a</p></blockquote><p>b</p></blockquote>" in html


def test_a_console_is_no_quotation():
    assert kinds("I get\n\n> library(snow)\n> x <- 1\n[1] 2\n") == ["words"]
    assert "&gt; library(snow)" in render_mail("I get\n\n> library(snow)\n> x <- 1\n")
    assert kinds("I get\n\n> what you say there\n> is not clear to me\n") == ["words", "quote"]


def test_bars_quote_only_below_an_attribution():
    assert kinds("On 4 June 2011 at 10:39, Ada wrote:\n| a question\n\nAn answer.") == ["quote", "words"]
    assert kinds("a\n| b\n| c") == ["words"]


@pytest.mark.parametrize(
    "attribution",
    [
        "On Mon, Jun 1, 2009 at 3:00 PM, Ada Byron <ada at a.example> wrote:",
        "On Mon, Jun 1, 2009 at 3:00 PM, Ada Byron\n<ada at a.example> wrote:",
        "Am 03.05.2010 um 10:00 schrieb Ada Byron:",
        "Am 3. Mai 2010 10:00 schrieb Ada Byron <ada@a.example>:",
        "Le 4 juin 2011 à 10:00, Ada Byron a écrit :",
        "El 4 de junio de 2011, Ada escribió:",
        "Il giorno 4 giugno 2011, Ada ha scritto:",
        "Op 4 juni 2011 schreef Ada:",
        "Den 4 juni 2011 skrev Ada:",
        "Em 4 de junho de 2011, Ada escreveu:",
        "2009/6/26 Ada Byron <ada at a.example>:",
        "Ada Byron <ada at a.example> writes:",
    ],
)
def test_attributions_in_many_languages(attribution):
    piece = cut(f"My answer.\n\n{attribution}\n> a\n> b\n> c")[-1]
    assert piece.lead == attribution.split("\n")


def test_an_ordinary_sentence_is_no_attribution():
    assert cut("Here is what I did:\n> a thing\n> and another\n\nDone.")[1].lead == []


def test_signatures():
    html = render_mail("Hello.\n\n-- \nAda Byron\nAnalytical Engines")
    assert html == (
        '<div class="mail"><p>Hello.</p><details class="folded signature">'
        '<summary><span class="mark">--</span> Ada Byron</summary><p>Analytical Engines</p></details></div>'
    )
    assert kinds("Hello.\n\n--\nAda") == ["words", "signature"]
    assert kinds("Hello.\n\n______\nAda Byron\nada at a.example") == ["words", "signature"]
    assert kinds("Hello.\n\nSent from my pear") == ["words", "signature"]


def test_a_long_text_below_two_dashes_is_no_signature():
    assert kinds("Hello.\n\n--\n" + "Something to read.\n" * 20) == ["words"]
    assert kinds("Results\n-------\nThey were good.\nNobody complained.") == ["words"]


def test_an_answer_below_a_signature_stays_in_sight():
    assert kinds("Hello.\n\n-- \nAda\n\nOn 1 Jun Ada wrote:\n> a\n\nb") == [
        "words",
        "signature",
        "quote",
        "words",
    ]


def test_list_footers():
    footer = (
        "_______________________________________________\nR-sig-x mailing list\nhttps://a/mailman/listinfo/x"
    )
    assert kinds(f"Hello.\n\n{footer}") == ["words", "footer"]
    assert kinds("Hello.\n\t[[alternative HTML version deleted]]\n") == ["words", "footer"]
    assert kinds("Hello, dear mailing list\nI ask.") == ["words"]


def test_removed_attachments_are_folded_and_their_address_is_kept():
    notice = "-------------- next part --------------\nA non-text attachment was scrubbed...\nName: a.R\n"
    notice += "URL: <http://a/b>"
    html = render_mail(f"See below.\n{notice}\nMore words.")
    assert kinds(f"See below.\n{notice}\nMore words.") == ["words", "footer", "words"]
    assert 'href="http://a/b"' in html


def test_outlook():
    source = (
        "Yes.\n\n-----Original Message-----\nFrom: Ada\nSent: Monday\nTo: Ben\nSubject: x\n\nDoes it work?"
    )
    assert kinds(source) == ["words", "older"]
    assert "<summary>-----Original Message-----</summary>" in render_mail(source)
    assert kinds("Ja.\n\nVon: Ada\nGesendet: Montag\nAn: Ben\nBetreff: x\n\nGeht das?") == ["words", "older"]


def test_what_is_forwarded_stays_in_sight():
    html = render_mail(
        "This may interest you.\n\n----- Forwarded message from Ada -----\n\nA workshop in May."
    )
    assert "<details" not in html
    assert "<blockquote><p>A workshop in May.</p></blockquote>" in html


def test_an_unmarked_quotation_is_folded_only_below_an_answer():
    assert kinds("I think you are right there, Ada.\n\nOn 1 Jun 2009, Ada wrote:\n\nIs it so?") == [
        "words",
        "older",
    ]
    assert kinds("Hi Ada,\n\nOn 1 Jun 2009, Ada wrote:\nIs it so?\n\nYes.") == ["words"]


def test_addresses_become_links():
    html = render_mail("see <http://a.example/b?c=1&d=2>, www.a.example and (http://a.example/(x)).")
    assert html == (
        '<div class="mail"><p>see &lt;<a href="http://a.example/b?c=1&amp;d=2" rel="nofollow noopener ugc">'
        "http://a.example/b?c=1&amp;d=2</a>&gt;, "
        '<a href="http://www.a.example" rel="nofollow noopener ugc">www.a.example</a> and '
        '(<a href="http://a.example/(x)" rel="nofollow noopener ugc">http://a.example/(x)</a>).</p></div>'
    )


def test_very_deep_quotation_ends():
    html = render_mail("a\n\nAda wrote:\n" + ">" * 40 + " b\n\nc")
    assert html.count("<blockquote>") == 12
