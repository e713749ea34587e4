import pytest

from kith.members.people.actions.registering import name_from, person_at
from kith.members.people.names import first_name, sort_name
from kith.members.people.queries import Face
from kith.members.people.viewer import Viewer


@pytest.mark.parametrize(
    ("name", "called"),
    [("Ada Okafor", "Ada"), ("  Ada  Okafor", "Ada"), ("Prince", "Prince"), ("", ""), (" ", " ")],
)
def test_somebody_is_called_by_the_first_word_of_their_name(name: str, called: str):
    assert first_name(name) == called
    assert {Viewer(name=name).first_name, Face(1, "k", name).first_name} == {called}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "kept"),
    [("\u202eAda\u200b", "Ada"), ("\u3164", "Ada King"), ("\u200b", "Ada King"), ("می‌خواهم", "می‌خواهم")],
    ids=["turned", "filler", "nothing", "persian"],
)
def test_a_name_that_nobody_sees_is_guessed_from_the_address(said: str, kept: str):
    assert person_at("ada.king@example.org", name=said).name == kept


def test_an_address_gives_a_name_that_can_be_seen():
    assert name_from("\u00adada.king@example.org") == "Ada King"


def test_two_names_that_look_the_same_are_ordered_as_one():
    assert sort_name("می‌خواهم") == sort_name("میخواهم")
