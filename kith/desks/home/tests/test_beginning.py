"""A young community's first steps: for who looks after it, each until it is done, put away in one tap."""

import re
from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Community
from kith.rooms.admissions.actions.calling import write_call
from kith.rooms.admissions.actions.inviting import invite
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page, statements

pytestmark = pytest.mark.django_db

HERE, END = "/c/bakers/", "/c/bakers/beginning/end/"
TALK, INVITE = "Start the first conversation", "Invite three people"
PRACTICE, NORMS = "Say what you do, and get better at", "Write down how you are with each other"
MIX = "Say who you look for, and the mix you wish for"


def bakery(**said) -> tuple[Cast, Community]:
    cast = build_cast()
    return cast, found_community(name="Bakers", by=cast.eve, domain_statement="Bread at five.", **said)


def offered(person) -> list[str]:
    html = open_page(visit(person), HERE).content.decode()
    box = html.partition(">To begin with</h2>")[2].partition("</ul>")[0]
    return re.findall(r"<a href=[^>]+>([^<]+)</a>", box)


def test_who_founded_it_is_offered_five_small_things_each_with_its_minutes():
    cast, _bakers = bakery()
    html = open_page(visit(cast.eve), HERE).content.decode()
    box = html.partition(">To begin with</h2>")[2].partition("</ul>")[0]
    assert re.findall(r'class="minutes">(\d+ min)</p><p><a href="([^"]+)">([^<]+)</a>', box) == [
        ("5 min", "/c/bakers/conversations/new/", TALK),
        ("5 min", "/c/bakers/invitations/", INVITE),
        ("3 min", "/c/bakers/charter/changes/new/#id_practice_scope", PRACTICE),
        ("5 min", "/c/bakers/admissions/call/#id_wished_mix", MIX),
        ("10 min", "/c/bakers/charter/changes/new/#id_norms", NORMS),
    ]
    assert "Nobody has said anything here yet." in html and "Say what’s puzzling you" not in html


def test_each_goes_when_it_is_done():
    cast, bakers = bakery(norms="Be kind.")
    assert offered(cast.eve) == [TALK, INVITE, PRACTICE, MIX]
    write_call(bakers, by=cast.eve, wished_mix="Half nights, half days.")
    for name in ("one", "two"):
        invite(bakers, by=cast.eve, address=f"{name}@cast.example")
    assert offered(cast.eve) == [TALK, INVITE, PRACTICE]
    admit(bakers, cast.pat, by=cast.eve)
    invite(bakers, by=cast.eve, address="three@cast.example")
    assert offered(cast.eve) == [TALK, PRACTICE]
    Community.objects.filter(pk=bakers.pk).update(practice_scope="Ovens.")
    said = visit(cast.eve).post(
        "/c/bakers/conversations/new/", {"title": "Rye?", "source": "How?", "kind": "discussion"}
    )
    assert (said.status_code, offered(cast.eve)) == (303, [])
    assert "Say what’s puzzling you" in open_page(visit(cast.eve), HERE).content.decode()


def test_three_who_came_by_themselves_are_as_good_as_three_invited():
    cast, bakers = bakery()
    for person in (cast.pat, cast.raj, cast.sam):
        admit(bakers, person, by=cast.eve)
    assert offered(cast.eve) == [TALK, PRACTICE, MIX, NORMS]


def test_one_tap_puts_it_away_and_what_is_empty_says_so():
    cast, _bakers = bakery()
    eve = visit(cast.eve)
    answer = eve.post(END)
    assert (answer.status_code, answer["Location"]) == (303, HERE)
    eve.post(END)
    assert offered(cast.eve) == []
    html = open_page(eve, HERE).content.decode()
    assert "Most communities start with one honest question." in html and TALK in html


def test_it_is_for_who_looks_after_a_young_community():
    cast, bakers = bakery()
    admit(bakers, cast.ben, by=cast.eve)
    admit(bakers, cast.pat, by=cast.eve)
    take_duty(bakers, cast.pat, "facilitator", by=cast.eve)
    assert [bool(offered(one)) for one in (cast.eve, cast.pat, cast.ben, cast.sam)] == [
        True,
        True,
        False,
        False,
    ]
    assert "To begin with, if you’d like" in open_page(visit(cast.ben), HERE).content.decode()
    assert visit(cast.sam).post(END).status_code == 403
    Community.objects.filter(pk=bakers.pk).update(founded_at=now() - timedelta(days=57))
    assert offered(cast.eve) == []


def test_a_plan_any_member_can_take_up():
    cast, bakers = bakery()
    admit(bakers, cast.ben, by=cast.eve)
    html = open_page(visit(cast.ben), "/c/bakers/beginning/").content.decode()
    minutes = re.findall(r'class="minutes">(\d+) min</p>', html)
    assert (sum(int(one) for one in minutes), html.count(">Week ")) == (60, 4)
    assert visit(cast.sam).get("/c/bakers/beginning/").status_code == 403
    assert visit(cast.ben).get("/c/network/beginning/").status_code == 404
    assert visit(cast.ben).post("/c/network/beginning/end/").status_code == 404


def test_it_costs_two_statements_and_they_do_not_grow():
    cast, bakers = bakery()
    few = statements(visit(cast.eve), HERE)
    for number in range(30):
        invite(bakers, by=cast.eve, address=f"n{number}@cast.example")
    assert statements(visit(cast.eve), HERE) == few <= 19
