"""Smaller groups, what was said and where a community stands: each list goes on from page to page."""

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.founding import found_community
from kith.members.communities.models import Community, Group, GroupMembership, Membership
from kith.members.people.models import Person
from kith.rooms.kinship import about
from kith.rooms.kinship.models import (
    Asking,
    Circle,
    Emergence,
    EmergenceAnswer,
    Recognition,
    Relation,
    Review,
    View,
    Voucher,
)
from kith.rooms.kinship.queries import groups, histories, relations, reviews
from kith.rooms.kinship.tests.cast import night_shift
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page, turned

pytestmark = pytest.mark.django_db

NAMES = [f"Weaver {number}" for number in range(5)]
KIN = [f"Kin {number}" for number in range(5)]
LAST_FIRST = NAMES[::-1]


@pytest.fixture
def cast(monkeypatch) -> Cast:
    for queries in (groups, histories, relations, reviews):
        monkeypatch.setattr(queries, "COUNT", 3)
    return build_cast()


def several(cast: Cast, group: Group | None = None) -> list[Person]:
    """Let five people belong, and be in a group."""
    people = [Person.objects.create(name=name) for name in NAMES]
    for person in people:
        Membership.objects.create(community=cast.weavers, person=person, state="active", joined_at=now())
        if group is not None:
            GroupMembership.objects.create(group=group, person=person)
    return people


def others(cast: Cast) -> list[Community]:
    return [found_community(name=name, by=cast.eve) for name in KIN]


def test_smaller_groups(cast):
    for _twice in range(2):
        for name in NAMES:
            Group.objects.create(community=cast.weavers, kind="subgroup", name=name, purpose="Mend.")
    assert turned(visit(cast.ben), "/c/weavers/groups/", NAMES) == [
        NAMES[:2],
        NAMES[1:3],
        NAMES[3:],
        NAMES[4:],
    ]


def test_who_is_in_a_group_who_asked_and_who_said_what(cast):
    group = night_shift(cast, entry="asking")
    people, moment, circle = several(cast), now(), Circle.objects.get(group=group)
    for person in people:
        Asking.objects.create(community=cast.weavers, circle=circle, person=person, asked_at=moment)
    where = f"/c/weavers/groups/{group.key}/"
    assert turned(visit(cast.ben), where, NAMES, "waiting") == [NAMES[:3], NAMES[3:]]
    Asking.objects.all().delete()
    for person in people:
        GroupMembership.objects.create(group=group, person=person)
    # Ben comes before the Weavers in the alphabet.
    assert turned(visit(cast.nia), where, NAMES, "people") == [NAMES[:2], NAMES[2:]]
    made = Emergence.objects.create(
        community=cast.weavers,
        group=group,
        name="Night weavers",
        domain_statement="After ten.",
        proposed_by=cast.ben,
    )
    last = EmergenceAnswer.objects.create(
        community=cast.weavers, emergence=made, person=people[4], answer="not_yet"
    )
    where += "community/"
    assert turned(visit(cast.ben), where, NAMES) == [NAMES[:2], NAMES[2:]]
    # Whoever asks to wait is counted from whichever page one looks.
    assert "Someone asks to wait." in open_page(visit(cast.ben), where).content.decode()
    last.delete()
    assert "Someone asks to wait." not in open_page(visit(cast.ben), where).content.decode()


def test_what_grew_out_of_a_community(cast, monkeypatch):
    monkeypatch.setattr(about, "SHOWN", 2)
    moment = now()
    for one in others(cast):
        group = Group.objects.create(community=cast.weavers, kind="subgroup", name=one.name)
        Emergence.objects.create(
            community=cast.weavers,
            group=group,
            name=one.name,
            domain_statement="x",
            founded=one,
            founded_at=moment,
        )
        group.community = one
        group.save()
    last_first = KIN[::-1]
    assert turned(visit(cast.eve), "/c/weavers/groups/", KIN, "became") == [last_first[:3], last_first[3:]]
    html = open_page(visit(None), "/c/weavers/about/").content.decode()
    assert [name for name in last_first if name in html] == last_first[:2]
    assert "All that grew out of us" in html


def test_what_was_claimed_and_how_members_see_it(cast):
    moment = now()
    said = {"community": cast.weavers, "stage": "coalescing", "opened_by": cast.ada, "again_at": moment}
    for name in NAMES:
        one = Review.objects.create(**said, why=name, claimed_at=moment, claimed_by=cast.ada)
    where = "/c/weavers/reviews/"
    assert turned(visit(cast.eve), where, NAMES) == [LAST_FIRST[:3], LAST_FIRST[3:]]
    assert [
        "We mean to ask again" in open_page(visit(None), f"{where}?page={number}").content.decode()
        for number in (1, 2)
    ] == [True, False]
    for person in several(cast):
        View.objects.create(community=cast.weavers, review=one, person=person, kind="agrees", at=moment)
    where, names = f"{where}{one.key}/", [f"<strong>{name}</strong>" for name in NAMES]
    assert turned(visit(cast.ben), where, names) == [names[:3], names[3:]]
    assert not any(name in open_page(visit(None), where).content.decode() for name in names)


def test_ties_that_stand_and_that_are_proposed(cast):
    said = {"kind": "same_thing", "sentence": "They dye what we weave."}
    here, there = {"community": cast.weavers}, {"other": cast.weavers}
    for number, one in enumerate(reversed(others(cast))):
        sides = {**here, "other": one} if number % 2 else {**there, "community": one}
        Relation.objects.create(**sides, **said, state="standing")
    where = "/c/weavers/related/"
    assert turned(visit(cast.eve), where, KIN) == [KIN[:3], KIN[3:]]
    assert [one.name for one in relations.relations_told(cast.weavers)] == KIN
    Relation.objects.update(state="proposed", proposed_at=now())
    assert relations.relations_told(cast.weavers) == []
    # They were tied from the last name to the first.
    first = KIN[::-1]
    assert turned(visit(cast.ada), where, KIN, "proposed") == [first[:3], first[3:]]


def test_a_few_ties_stand_elsewhere_with_the_way_to_all(cast, monkeypatch):
    monkeypatch.setattr(about, "TOLD", 4)
    for one in others(cast):
        Relation.objects.create(
            community=cast.weavers, other=one, kind="same_thing", sentence="They dye.", state="standing"
        )
    html = open_page(visit(None), "/c/weavers/about/").content.decode()
    assert [name for name in KIN if name in html] == KIN[:4]
    assert "All communities close to ours" in html


def test_who_vouches(cast, monkeypatch):
    monkeypatch.setattr(about, "SHOWN", 2)
    moment = now()
    asked = Recognition.objects.create(community=cast.weavers, why="We weave.", recognised_at=moment)
    for one in others(cast):
        Voucher.objects.create(community=cast.weavers, recognition=asked, as_of=one, by=cast.eve, at=moment)
    assert turned(visit(cast.eve), "/c/weavers/recognition/", KIN) == [KIN[:3], KIN[3:]]
    html = open_page(visit(None), "/c/weavers/about/").content.decode()
    assert "Vouched for by Kin 0 and Kin 1, and others." in html
    assert "The network’s support knows our work." not in html
    Voucher.objects.create(community=cast.weavers, recognition=asked, as_of=cast.network, by=cast.raj)
    html = open_page(visit(None), "/c/weavers/about/").content.decode()
    assert "The network’s support knows our work." in html
