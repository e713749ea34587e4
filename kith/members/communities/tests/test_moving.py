import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.grouping import form_group
from kith.members.communities.actions.joining import admit, join
from kith.members.communities.actions.moving import REACHED_FROM, move
from kith.members.communities.models import Duty, Group, GroupMembership, Membership, Transition
from kith.members.communities.threshold import add_arrival, forget_arrival
from tests.cast import build_cast

pytestmark = pytest.mark.django_db

_LIFE = {
    ("applied", "declined"),
    ("applied", "withdrawn"),
    ("applied", "active"),
    ("declined", "applied"),
    ("declined", "active"),
    ("withdrawn", "applied"),
    ("withdrawn", "active"),
    ("active", "lapsed"),
    ("active", "alumni"),
    ("active", "left"),
    ("active", "removed"),
    ("lapsed", "active"),
    ("lapsed", "alumni"),
    ("lapsed", "left"),
    ("lapsed", "removed"),
    ("alumni", "active"),
    ("alumni", "applied"),
    ("alumni", "left"),
    ("alumni", "removed"),
    ("left", "active"),
    ("left", "applied"),
    ("removed", "active"),
}


def test_a_membership_moves_as_written_down_and_in_no_other_way():
    cast = build_cast()
    moved = set()
    for before in Membership.State.values:
        for after in set(Membership.State.values) - {before}:
            _row, _new = Membership.objects.update_or_create(
                community=cast.weavers, person=cast.eve, defaults={"state": before}
            )
            try:
                move(cast.weavers, cast.eve, after, by=cast.ada)
            except Refusal as refusal:
                assert refusal.code == "changed-meanwhile"
            else:
                moved.add((before, after))
    assert moved == _LIFE
    assert {state for state, sources in REACHED_FROM.items() if None in sources} == {"applied", "active"}


def test_each_change_is_kept_with_who_and_why_and_the_second_time_changes_nothing():
    cast = build_cast()
    for _twice in range(2):
        membership = move(cast.weavers, cast.ben, "lapsed", by=cast.ada, why="A long winter.")
    rows = Transition.objects.filter(membership=membership).order_by("id").values_list("state", "by", "why")
    assert list(rows) == [("active", cast.ada.pk, ""), ("lapsed", cast.ada.pk, "A long winter.")]


@pytest.mark.parametrize("state", ["left", "alumni", "removed"])
def test_who_belongs_no_more_puts_down_duties_and_groups_but_keeps_talks_between_two(state):
    cast = build_cast()
    small = form_group(cast.weavers, Group.Kind.SUBGROUP, [cast.ada, cast.ben], by=cast.ada)
    pair = form_group(cast.weavers, Group.Kind.PAIR, [cast.ada, cast.ben], by=cast.ada)
    move(cast.weavers, cast.ada, state, by=cast.ada)
    assert not Duty.objects.filter(community=cast.weavers, until=None).exists()
    held = GroupMembership.objects.filter(person=cast.ada, until=None).values_list("group", flat=True)
    assert list(held) == [pair.pk] != [small.pk]


def test_someone_asked_to_leave_does_not_join_by_themselves_and_others_do():
    cast = build_cast()
    move(cast.weavers, cast.ben, "removed", by=cast.ada)
    with pytest.raises(Refusal, match="asked you to leave"):
        join(cast.weavers, by=cast.ben)
    assert join(cast.weavers, by=cast.eve).state == "active"


def test_coming_in_is_told_once_and_coming_back_from_rest_is_not_coming_in():
    cast = build_cast()
    told = []
    add_arrival(arrival := lambda membership, by: told.append((membership.person.name, by.name)))
    try:
        for _twice in range(2):
            admit(cast.weavers, cast.eve, by=cast.ada)
        move(cast.weavers, cast.eve, "lapsed", by=cast.ada)
        admit(cast.weavers, cast.eve, by=cast.eve)
    finally:
        forget_arrival(arrival)
    assert told == [("Eve Larsen", "Ada Okafor")]
