"""Your own page: what you say of yourself is kept, and what cannot be kept comes back with a sentence."""

import pytest

from kith.members.people.models import Person
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

SAID = {"name": "Ben Talbot-Rees", "pointer": "Porter, nights", "zone": "Europe/Dublin"}


@pytest.fixture
def cast():
    return build_cast()


def test_the_page_is_sound_and_shows_only_your_own(cast):
    page = open_page(visit(cast.ben), "/you/").content.decode()
    assert "ben@cast.example" in page
    assert [name for name in ("ada", "eve", "nia") if f"{name}@cast.example" in page] == []


def test_what_you_say_is_kept(cast):
    client = visit(cast.ben)
    assert client.post("/you/", SAID)["Location"] == "/you/"
    ben = Person.objects.get(pk=cast.ben.pk)
    assert (ben.name, ben.pointer, ben.zone, ben.language) == (*SAID.values(), "en")
    assert ben.sort_name == "ben talbot-rees"
    client.post("/you/", SAID)
    assert Person.objects.get(pk=ben.pk).name == ben.name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Ben\u202e Tal\u200bbert", "Ben Talbert"), ("می‌خواهم", "می‌خواهم")],
    ids=["hidden", "persian"],
)
def test_a_name_is_kept_without_what_nobody_sees(cast, typed, kept):
    visit(cast.ben).post("/you/", {**SAID, "name": typed})
    assert Person.objects.get(pk=cast.ben.pk).name == kept


def test_nobody_else_changes(cast):
    before = list(Person.objects.exclude(pk=cast.ben.pk).order_by("pk").values())
    visit(cast.ben).post("/you/", {**SAID, "key": cast.eve.key, "person": cast.eve.pk})
    assert list(Person.objects.exclude(pk=cast.ben.pk).order_by("pk").values()) == before


def test_a_stranger_has_no_page(cast):
    before = list(Person.objects.order_by("pk").values())
    assert visit().get("/you/")["Location"] == "/sign-in/?next=%2Fyou%2F"
    assert "Porter, nights" in visit().post("/you/", SAID).content.decode()
    assert list(Person.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    "field, typed, sentence",
    [
        ("name", "   ", "Say what people should call you."),
        ("name", "...", "Say what people should call you."),
        ("name", "N" * 121, "120 characters at most"),
        ("name", "\u202e\u3164", "Say what people should call you."),
        ("name", "\u0301 \u0308", "Say what people should call you."),
        ("name", "Ben\ue000", "Use letters that can be printed."),
        ("pointer", "p" * 161, "160 characters at most"),
        ("zone", "Mars/Olympus", "Choose a time zone from the list."),
        ("language", "xx", "Choose a language from the list."),
    ],
)
def test_what_cannot_be_kept_comes_back(cast, field, typed, sentence):
    response = visit(cast.ben).post("/you/", {**SAID, field: typed, "next": "/communities/"})
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert 'value="/communities/"' in page
    assert "Porter, nights" in page or field == "pointer"
    assert Person.objects.get(pk=cast.ben.pk).name == "Ben Talbot"


def test_words_are_words_and_no_markup(cast):
    client = visit(cast.ben)
    client.post("/you/", {**SAID, "name": "<b>Ben</b>"})
    assert "<b>Ben</b>" not in client.get("/you/").content.decode()
