"""Telling the ledger what this room did, and holding the people it is about."""

from typing import Any

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.communities.queries import network
from kith.members.people.models import Person


def record(verb: str, by: Person | None, subject: Any, audience: int | None = None) -> None:
    """Record that something happened: for this audience (id) or, without one, for who did it alone."""
    if audience is None:
        home = Community.objects.get(pk=subject.community_id)
        audience = audience_of(home, Audience.Level.AUTHOR).pk
    ledger.record(ledger.happening(f"letters.{verb}", by, subject, audience=audience))


def hold(*people: Person) -> None:
    """Make what is begun between these people take turns. Always in one order, so nobody waits in a ring."""
    ids = [person.pk for person in people]
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))


def the_network() -> Community:
    """Return the network, where letters belong. Raises Refusal "not-found" before there is one."""
    home = network()
    if home is None:
        raise refuse("not-found")
    return home
