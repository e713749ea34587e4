"""Who carries what, what is on offer and who is asked to leave: each list goes on from page to page."""

import pytest

from kith.base.kit.clock import now
from kith.members.communities import roster
from kith.members.communities.models import Duty, DutyOffer, Membership, Removal
from kith.members.people.models import Person
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page, turned

pytestmark = pytest.mark.django_db

NAMES = [f"Weaver {number}" for number in range(5)]


@pytest.fixture
def cast(monkeypatch) -> Cast:
    monkeypatch.setattr(roster, "COUNT", 3)
    return build_cast()


def several(cast: Cast) -> list[Person]:
    """Let five people belong."""
    people = [Person.objects.create(name=name) for name in NAMES]
    for person in people:
        Membership.objects.create(community=cast.weavers, person=person, state="active", joined_at=now())
    return people


def test_who_carries_what_and_what_is_on_offer(cast):
    Duty.objects.filter(community=cast.weavers).update(until=now())
    people, moment, where = several(cast), now(), "/c/weavers/duties/"
    for person in people:
        Duty.objects.create(community=cast.weavers, person=person, kind="convenor", since=moment)
    ben = visit(cast.ben)
    assert turned(ben, where, NAMES) == [NAMES[:3], NAMES[3:]]
    assert [one.kind for one in roster.duties_held(people[4], cast.weavers)] == ["convenor"]
    Duty.objects.filter(community=cast.weavers).update(until=now())
    for person in people:
        DutyOffer.objects.create(
            community=cast.weavers, kind="convenor", person=person, by=cast.ben, offered_at=moment
        )
    assert turned(ben, where, NAMES, "offers") == [NAMES[:3], NAMES[3:]]
    # Who does not belong reads neither.
    assert not any(name in open_page(visit(cast.eve), where).content.decode() for name in NAMES)


def test_who_is_asked_to_leave_the_first_first(cast):
    moment = now()
    for person in several(cast):
        Removal.objects.create(
            community=cast.weavers, person=person, reason="Twice.", proposed_by=cast.ben, proposed_at=moment
        )
    where = "/c/weavers/removals/"
    assert turned(visit(cast.ada), where, NAMES) == [NAMES[:3], NAMES[3:]]
    open_page(visit(cast.ben), where, status=404)
