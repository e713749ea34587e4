"""The directory: found by offer and ask, A to Z otherwise, and never by how much somebody says."""

import re

import pytest

from kith.base.kit.clock import now
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Address, Person
from kith.members.profiles.actions.writing import write_profile
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cast = build_cast()
    Address.objects.filter(verified_at=None).update(verified_at=now())
    return cast


def names(client, address: str) -> list[str]:
    """Return whom a page of the directory lists, in order."""
    html = open_page(client, address).content.decode()
    return re.findall(
        r'<li class="directory-row">\s*<div class="person">.*?<span class="name"><a [^>]*>([^<]+)<',
        html,
        re.S,
    )


def offer(person, *lines: str) -> None:
    write_profile(person, by=person, offers=lines)


def ask(person, *lines: str) -> None:
    write_profile(person, by=person, asks=lines)


def test_everyone_a_to_z(cast):
    everyone = [
        "Ada Okafor",
        "Ben Talbot",
        "Eve Larsen",
        "Nia Prosser",
        "Pat Lindqvist",
        "Raj Anand",
        "Sam Whitlock",
    ]
    offer(cast.sam, *[f"Thing {n}" for n in range(12)])
    assert names(visit(cast.ben), "/people/") == everyone


def test_a_stranger_is_shown_to_the_door(cast):
    for address in ("/people/", "/people/?q=tea", f"/people/{cast.ada.key}/", "/people/0000000000000/"):
        response = visit().get(address)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in/")


def test_who_was_erased_or_merged_or_never_came_is_not_there(cast):
    for person in (cast.eve, cast.nia, cast.raj):
        offer(person, "Tea for three")
    before = names(visit(cast.ben), "/people/?q=tea")
    Person.objects.filter(pk=cast.eve.pk).update(erased_at=now())
    Person.objects.filter(pk=cast.raj.pk).update(merged_into=cast.ada)
    person_at("archive@old.example", name="Out of an archive")
    assert before == ["Eve Larsen", "Nia Prosser", "Raj Anand"]
    assert names(visit(cast.ben), "/people/?q=tea") == ["Nia Prosser"]
    listed = names(visit(cast.ben), "/people/")
    assert listed == ["Ada Okafor", "Ben Talbot", "Nia Prosser", "Pat Lindqvist", "Sam Whitlock"]
    assert "Eve Larsen" not in visit(cast.ben).get("/people/?q=eve").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "dressing",
        "Dressings",
        "WOUND",
        "wound dress",
        "dressings for a wound",
        "Who can help with wound dressings?",
        "wou",
    ],
)
def test_an_offer_is_found_by_its_words_and_their_beginnings(cast, typed):
    offer(cast.eve, "Wound dressings on nights")
    offer(cast.nia, "Wandering about")
    assert names(visit(cast.ben), f"/people/?q={typed}") == ["Eve Larsen"]


def test_a_longer_word_finds_a_shorter_one_it_begins_with(cast):
    offer(cast.eve, "Physiotherapy")
    assert names(visit(cast.ben), "/people/?q=physiotherapist") == ["Eve Larsen"]
    assert names(visit(cast.ben), "/people/?q=physi") == ["Eve Larsen"]


def test_accents_do_not_matter(cast):
    offer(cast.eve, "Café au lait")
    assert names(visit(cast.ben), "/people/?q=CAFE") == ["Eve Larsen"]


def test_offers_and_asks_are_told_apart(cast):
    offer(cast.eve, "Tea")
    ask(cast.nia, "Tea, properly")
    client = visit(cast.ben)
    assert names(client, "/people/?q=tea") == ["Eve Larsen", "Nia Prosser"]
    assert names(client, "/people/?q=tea&in=offers") == names(client, "/people/?in=offers") == ["Eve Larsen"]
    assert names(client, "/people/?q=tea&in=asks") == names(client, "/people/?in=asks") == ["Nia Prosser"]


def test_all_the_words_stand_in_one_line(cast):
    offer(cast.eve, "Wound care", "Night shifts")
    offer(cast.nia, "Wound care at night")
    assert names(visit(cast.ben), "/people/?q=wound+night") == ["Nia Prosser"]


def test_when_nobody_says_all_of_it_those_who_come_near_are_told_as_such(cast):
    offer(cast.eve, "Wound care")
    offer(cast.nia, "Wound care at night")
    client = visit(cast.ben)
    assert names(client, "/people/?q=wound+night+zeppelin") == ["Nia Prosser", "Eve Larsen"]
    assert "These come near." in client.get("/people/?q=wound+night+zeppelin").content.decode()


def test_saying_more_puts_nobody_higher(cast):
    offer(cast.sam, *[f"Tea of sort {n}" for n in range(12)])
    offer(cast.ada, "Tea")
    assert names(visit(cast.ben), "/people/?q=tea") == ["Ada Okafor", "Sam Whitlock"]


def test_nothing_found_leads_to_where_everyone_talks(cast):
    html = open_page(visit(cast.ben), "/people/?q=zeppelins").content.decode()
    assert "Nobody offers “zeppelins” yet." in html
    assert '<a href="/c/network/conversations/">Ask in General discussion</a>' in html


def test_somebody_is_found_by_name_too(cast):
    html = open_page(visit(cast.ben), "/people/?q=pros").content.decode()
    assert "Called “pros”" in html and "Nia Prosser" in html and "Ada Okafor" not in html


@pytest.mark.parametrize("typed", ["%25", "_", "z%00z", "%F0%9F%A6%94", "the", "'", "a" * 300])
def test_whatever_is_typed_is_no_mistake(cast, typed):
    offer(cast.eve, "Tea")
    assert names(visit(cast.ben), f"/people/?q={typed}") == []


def test_pages_of_thirty(cast):
    _crowd(cast, 30, "Knitting")
    client = visit(cast.ben)
    for address, pages in (
        ("/people/?", [30, 7]),
        ("/people/?q=knitting&", [30]),
        ("/people/?in=offers&", [30]),
    ):
        assert [len(names(client, f"{address}page={n + 1}")) for n in range(len(pages))] == pages
        open_page(client, f"{address}page={len(pages) + 1}", status=404)
    offer(cast.eve, "Knitting")
    assert 'href="?page=2&amp;q=knitting"' in client.get("/people/?q=knitting").content.decode()


@pytest.mark.parametrize(
    "address", ["/people/", "/people/?in=offers", "/people/?q=knitting", "/people/?q=zeppelin+knitting"]
)
def test_statements_do_not_grow_with_people(cast, address):
    assert_same_statements(visit(cast.ben), address, lambda count: _crowd(cast, count, "Knitting"))


def _crowd(cast, count: int, line: str) -> None:
    for _each in range(count):
        number = Person.objects.count()
        person = person_at(f"k{number}@cast.example", name=f"Knitter {number}", verified=True)
        write_profile(person, by=person, offers=[line], asks=["Purling"])
