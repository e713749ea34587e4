"""The words shown of rendered HTML are those that are searched."""

from hypothesis import given
from hypothesis import strategies as some

from kith.base.kit.text import render, searchable_text, shown_words

PIECES = some.sampled_from(
    [
        *("warp", "*weft*", "a < b > c", "&amp;", "`x & y`", "~~no~~", '"', "\\"),
        *("> said", "- one", "1. two", "# Reed", "\n", "\n\n", "  \n"),
        *("```\nif a:\n```\n", "| a | b |\n|---|---|\n| c | d |"),
        '[loom](https://a.example/?q="x"&y)',
        *(r"$x^2 < \alpha$", "$$\ny & z\n$$"),
    ]
)


def flat(text: str) -> str:
    return " ".join(text.split())


@given(some.lists(PIECES, max_size=12).map(" ".join))
def test_of_markdown_they_are_the_words_that_are_searched(source):
    assert flat(shown_words(render(source, "markdown"))) == flat(searchable_text(source, "markdown"))


def test_quotations_are_left_out_unless_there_is_nothing_else():
    assert shown_words(render("> asked\n>> deeper\n\nanswered", "markdown")) == "answered"
    assert flat(shown_words(render("> only this", "markdown"))) == "only this"
    assert shown_words("") == ""


def test_of_a_mail_what_is_around_its_words_is_left_out():
    mail = "Use snow.\n\nOn Monday, Ada wrote:\n> What for?\n> Yes?\n\n-- \nBen\nWestmere\n"
    assert shown_words(render(mail, "mail")) == searchable_text(mail, "mail") == "Use snow."
    short = "On Monday, Ada wrote:\n> What for?\n\nUse snow.\n"
    assert shown_words(render(short, "mail")) == "Use snow."


def test_what_looks_like_a_tag_in_a_value_or_in_words_is_no_tag():
    html = '<p><a href="https://a.example/" title="a > b <blockquote>">link</a> 1 &lt; 2 &gt; 0</p>'
    assert shown_words(html) == "link 1 < 2 > 0"
