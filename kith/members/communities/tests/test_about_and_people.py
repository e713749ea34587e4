import re

import pytest

from kith.members.communities.actions.joining import admit
from kith.members.people.actions.registering import person_at
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db

ABOUT, PEOPLE = "/c/weavers/about/", "/c/weavers/people/"


def names(html: str) -> list[str]:
    return re.findall(r'<span class="name">(?:<a [^>]*>)?([^<]+)<', html)


def test_about_says_what_a_community_is_to_anyone():
    cast = build_cast()
    cast.weavers.norms = "First <b>line</b>.\n\nSecond."
    cast.weavers.save()
    for person in (None, cast.eve, cast.ben):
        html = open_page(visit(person), ABOUT).content.decode()
        for words in ("Cloth that lasts.", "Looms and yarn.", "First &lt;b&gt;line&lt;/b&gt;.", "Second."):
            assert words in html


def test_who_convenes_is_told_to_those_signed_in():
    cast = build_cast()
    assert "Ada Okafor" in open_page(visit(cast.eve), ABOUT).content.decode()
    stranger = open_page(visit(), ABOUT).content.decode()
    assert "Ada Okafor" not in stranger and "Some of its members do." in stranger


def test_what_can_be_done_from_about_fits_who_looks():
    cast = build_cast()
    said = {who: open_page(visit(person), ABOUT).content.decode() for who, person in cast.everyone().items()}
    assert "Sign in to join" in said["stranger"]
    assert "Join Weavers" in said["eve"] and "Take a break, move on or leave" not in said["eve"]
    assert "Take a break, move on or leave" in said["ben"] and "Join Weavers" not in said["ben"]


def test_members_see_each_other_a_to_z_or_newest_first():
    cast = build_cast()
    client = visit(cast.ben)
    alphabet = ["Ada Okafor", "Ben Talbot", "Nia Prosser"]
    assert names(open_page(client, PEOPLE).content.decode()) == alphabet
    newest = names(open_page(client, PEOPLE + "?order=newest").content.decode())
    assert newest == ["Nia Prosser", "Ben Talbot", "Ada Okafor"]


@pytest.mark.parametrize("address", [PEOPLE, PEOPLE + "?order=newest", PEOPLE + "?page=2"])
def test_anyone_else_learns_only_that_members_do(address: str):
    cast = build_cast()
    for person in (None, cast.eve):
        html = open_page(visit(person), address).content.decode()
        assert "Members can see each other here." in html
        assert names(html) == []
        assert not any(one in html for one in ("Ada Okafor", "Ben Talbot", "Nia Prosser"))


def test_the_networks_people_are_in_the_directory_and_a_stranger_reads_that_members_see_each_other():
    cast = build_cast()
    for address in ("/c/network/people/", "/c/network/people/?order=newest", "/c/network/people/?page=9"):
        response = visit(cast.eve).get(address)
        assert (response.status_code, response["Location"]) == (302, "/people/")
        html = open_page(visit(), address).content.decode()
        assert "Members can see each other here." in html and names(html) == []


def test_who_left_is_not_on_the_list():
    cast = build_cast()
    visit(cast.nia).post("/c/weavers/membership/end/")
    assert names(open_page(visit(cast.ben), PEOPLE).content.decode()) == ["Ada Okafor", "Ben Talbot"]


def test_a_long_list_is_paged_in_both_orders():
    cast = build_cast()
    _fill(cast, 50)
    client = visit(cast.ben)
    for order in ("", "&order=newest"):
        pages = [open_page(client, f"{PEOPLE}?page={number}{order}").content.decode() for number in (1, 2)]
        assert [len(names(page)) for page in pages] == [48, 5]
        assert f'href="?page=2{order.replace("&", "&amp;")}"' in pages[0]
        open_page(client, f"{PEOPLE}?page=3{order}", status=404)


def test_statements_do_not_grow_with_people():
    cast = build_cast()
    assert_same_statements(visit(cast.ben), PEOPLE, lambda count: _fill(cast, count))


def test_the_network_is_nobodys_to_leave_on_its_about_page():
    cast = build_cast()
    html = open_page(visit(cast.ben), "/c/network/about/").content.decode()
    assert "membership" not in html


def _fill(cast, count: int) -> None:
    for _each in range(count):
        number = cast.weavers.memberships.count()
        person = person_at(f"w{number}@cast.example", name=f"Weaver {number}", verified=True)
        admit(cast.weavers, person, by=cast.ada)
