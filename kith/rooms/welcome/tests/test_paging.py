"""Lists of people here go on from page to page, each by itself."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.communities.models import Membership
from kith.members.people.models import Person
from kith.rooms.welcome import queries
from kith.rooms.welcome.models import BuddyOffer, CheckIn, Friend
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch) -> Cast:
    monkeypatch.setattr(queries, "COUNT", 3)
    return build_cast()


def several(cast: Cast, state: str = "active", days: int = 1) -> list[Membership]:
    """Let four people be here, from so many days ago."""
    joined = now() - timedelta(days=days)
    people = [Person.objects.create(name=f"Weaver {number}") for number in range(4)]
    return [
        Membership.objects.create(community=cast.weavers, person=person, state=state, joined_at=joined)
        for person in people
    ]


def shown(client, address: str) -> set[str]:
    html = open_page(client, address).content.decode()
    return {f"Weaver {number}" for number in range(4) if f"Weaver {number}" in html}


def test_friends(cast):
    for row in several(cast, "alumni"):
        Friend.objects.create(community=cast.weavers, membership=row)
    where, ben = "/c/weavers/friends/", visit(cast.ben)
    assert shown(ben, where) == {"Weaver 0", "Weaver 1", "Weaver 2"}
    assert shown(ben, f"{where}?page=2") == {"Weaver 3"}
    open_page(ben, f"{where}?page=3", status=404)


def test_who_came_in_and_who_offers_to_be_asked_first(cast):
    rows = several(cast, days=2)
    where, ben, nia = "/c/weavers/welcome/", visit(cast.ben), visit(cast.nia)
    # Nia came in after them.
    first, second = shown(ben, where), shown(ben, f"{where}?page=2")
    assert (len(first), len(second), first & second) == (2, 2, set())
    open_page(ben, f"{where}?page=3", status=404)
    Membership.objects.filter(pk__in=[row.pk for row in rows]).update(joined_at=now() - timedelta(days=99))
    for row in rows:
        BuddyOffer.objects.create(community=cast.weavers, person=row.person)
    assert shown(nia, where) == {"Weaver 0", "Weaver 1", "Weaver 2"}
    assert shown(nia, f"{where}?offers=2") == {"Weaver 3"}
    open_page(nia, f"{where}?offers=3", status=404)


def test_who_was_asked_and_whom_nobody_heard_from(cast, monkeypatch):
    rows, ada, where = several(cast, days=99), visit(cast.ada), "/c/weavers/asking/"
    quiet = Membership.objects.filter(pk__in=[row.pk for row in rows]).order_by("person__sort_name")
    monkeypatch.setattr(queries, "not_heard_from", lambda _community, _viewer: quiet)
    assert shown(ada, where) == {"Weaver 0", "Weaver 1", "Weaver 2"}
    assert shown(ada, f"{where}?page=2") == {"Weaver 3"}
    monkeypatch.setattr(queries, "not_heard_from", lambda _community, _viewer: quiet.none())
    for number, row in enumerate(rows):
        CheckIn.objects.create(
            community=cast.weavers,
            membership=row,
            person=row.person,
            by=cast.ada,
            words="How are you?",
            asked_at=now() - timedelta(minutes=number),
        )
    assert shown(ada, where) == {"Weaver 0", "Weaver 1", "Weaver 2"}
    assert shown(ada, f"{where}?asked=2") == {"Weaver 3"}
    for address in ("?asked=3", "?page=2"):
        open_page(ada, where + address, status=404)
