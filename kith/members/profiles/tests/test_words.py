"""Years and months as people write them; words as they are compared."""

import pytest

from kith.members.profiles import spans
from kith.members.profiles.words import stems


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("", ""),
        ("2019", "2019"),
        (" 2019-3 ", "2019-03"),
        ("03/2019", "2019-03"),
        ("3.2019", "2019-03"),
        ("March 2019", "2019-03"),
        ("sept 2019", "2019-09"),
        ("Mar. 2019", "2019-03"),
    ],
)
def test_a_year_or_a_month_is_read(typed, kept):
    assert spans.kept(typed) == kept
    assert spans.kept(spans.said(kept)) == kept


@pytest.mark.parametrize(
    "typed", ["last week", "19", "2019-13", "0/2019", "1800", "3000", "Foo 2019", "2019-00"]
)
def test_anything_else_is_not(typed):
    with pytest.raises(ValueError):
        spans.kept(typed)


@pytest.mark.parametrize(
    "since, until, backwards",
    [
        ("2019", "2018", True),
        ("2019-05", "2019-04", True),
        ("2019-05", "2019", False),
        ("2019", "", False),
        ("", "2019", False),
    ],
)
def test_a_while_does_not_end_before_it_begins(since, until, backwards):
    assert spans.is_backwards(since, until) is backwards


def test_words_that_tell_nothing_apart_are_left_out():
    assert stems("Who can help me with the Wounds, and wound’s dressings?") == ["wound", "dress"]
    assert stems("the of with") == []
