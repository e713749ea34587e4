"""What is searched is what a person said."""

import pytest

from kith.base.kit.text import minutes_to_read, searchable_text

MAIL = (
    "Use snow.\n\nOn 1 Jun Ada wrote:\n> How?\n> I tried all.\n\n-- \nBen\n\n_____________\nX mailing list\n"
)


def test_own_words_of_a_mail():
    assert searchable_text(MAIL, "mail") == "Use snow."


def test_a_mail_that_only_quotes_is_found_by_what_it_quotes():
    assert searchable_text("> a rare word\n> b", "mail") == "> a rare word\n> b"


def test_words_of_markdown_without_its_signs():
    source = "# Title\n\nSome *strong* [words](http://a.example).\n\n> quoted\n\n```\ncode()\n```"
    assert searchable_text(source, "markdown") == "Title\nSome strong words.\ncode()"
    assert searchable_text("> only this", "markdown") == "only this"


def test_format_is_named():
    with pytest.raises(ValueError, match="html"):
        searchable_text("a", "html")


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (200, 1), (320, 2), (2000, 10)])
def test_minutes(words, minutes):
    assert minutes_to_read("word " * words) == minutes
