"""One line: what cannot be seen goes, what a script needs stays."""

import pytest

from kith.base.kit.lines import Line, one_line, shows, spells, without_joiners

PERSIAN = "می‌خواهم"
MALAYALAM = "മോഹന്‍"
NURSE = "👩🏽‍⚕️"
WALES = "🏴󠁧󠁢󠁷󠁬󠁳󠁿"


@pytest.mark.parametrize(
    "text",
    ["Ada", "Zoë O’Brien-Łęcka", "李小龍", "عائشة", PERSIAN, MALAYALAM, NURSE, WALES, "葛󠄀城", "iPhone‌ها"],
)
def test_what_a_script_needs_stays(text: str):
    assert one_line(f"  {text}\n {text} ") == f"{text} {text}"
    assert shows(text)


@pytest.mark.parametrize(
    "mark",
    [*"\u00ad\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u061c", "\U000e0041"],
    ids=ascii,
)
def test_what_cannot_be_seen_goes(mark: str):
    assert one_line(f"{mark}Ada{mark} King{mark}") == "Ada King"
    assert one_line(f"{mark}Zoë{mark}") == "Zoë"
    assert one_line(f"Ben {mark} Talbot") == "Ben Talbot"


@pytest.mark.parametrize(
    "text", ["A\u200dda", "Ada\u200c", "\u200dAda", "A\u200c\u200d\u200dda", "Ada \u200c"]
)
def test_joiners_that_join_nothing_go(text: str):
    assert one_line(text) == "Ada"


def test_many_joiners_are_one():
    assert one_line(PERSIAN.replace("\u200c", "\u200c\u200c\u200d")) == PERSIAN
    assert without_joiners(PERSIAN) == PERSIAN.replace("\u200c", "")


@pytest.mark.parametrize(
    "text", ["", " ", "\u0301\u0308", "\ufe0f", "\u3164", "\u2800", "\u200c", "\u115f\u1160"]
)
def test_nothing_shows(text: str):
    assert (shows(one_line(text)), spells(one_line(text))) == (False, False)


def test_signs_show_and_spell_nothing():
    assert (shows("…"), spells("…")) == (True, False)
    assert (shows("é"), spells("e\u0301")) == (True, True)


def test_a_field_of_nothing_seen_is_empty():
    assert Line(required=False).clean("\u3164 \u202e") == ""
    assert Line(max_length=3).clean("\u202eA\u200bda ") == "Ada"
