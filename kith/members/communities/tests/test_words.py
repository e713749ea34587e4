from types import SimpleNamespace

import pytest

from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join, names_of, opening, paragraphs


def test_paragraphs_are_parted_by_an_empty_line():
    assert paragraphs("One\r\nline.\r\n\r\n\r\nTwo.\n\n \n") == ["One line.", "Two."]
    assert paragraphs("") == []


def test_an_opening_ends_at_a_whole_word():
    assert opening("Short.") == "Short."
    assert opening("One, two, three", most=10) == "One, two…"
    assert len(opening("word " * 400)) <= 281


@pytest.mark.parametrize(
    "names, said",
    [
        ([], ""),
        (["Ada"], "Ada"),
        (["Ada", "Ben"], "Ada and Ben"),
        (["Ada", "Ben", "Nia"], "Ada, Ben and Nia"),
    ],
)
def test_names_are_said_as_people_say_them(names: list[str], said: str):
    assert names_of([SimpleNamespace(name=name) for name in names]) == said


def test_every_way_in_has_its_sentence():
    said = {how_to_join(Community(admission_mode=mode)) for mode in Community.Admission.values}
    assert len(said) == len(Community.Admission.values)
