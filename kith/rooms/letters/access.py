"""Who reads letters and introductions, who may write, who may introduce whom. No duty opens a letter.

The rule in three forms: `exchanges_visible_to`, `standing` (may this one write now), `people_who_may_see`.
"""

from enum import StrEnum
from typing import Any

from django.db import models

from kith.members.communities import access
from kith.members.communities.queries import network
from kith.members.people.models import Person
from kith.members.profiles.access import beside
from kith.members.profiles.models import Profile
from kith.members.profiles.queries import contact_of
from kith.rooms.letters.models import Exchange, Introduction

_State = Introduction.State


class Standing(StrEnum):
    """How it stands between two people who write to each other."""

    OPEN = "open"
    STOPPED = "stopped"  # by the one who looks
    STOPPED_BY_OTHER = "stopped by other"
    GONE = "gone"  # one of the two is not here any more


class Way(StrEnum):
    """How somebody is reached who was not written to before."""

    WRITE = "write"
    ASK = "ask"  # to be introduced
    LATER = "later"
    NONE = "none"


def exchanges_visible_to(person: Any) -> models.QuerySet[Exchange]:
    """Return the exchanges this person (Person, Viewer or None) may read: their own."""
    return Exchange.objects.visible_to(person)


def people_who_may_see(exchange: Exchange) -> models.Q:
    """Return the condition on people (Person rows) who may read an exchange."""
    return access.people_who_may_see(exchange.audience)


def standing(person: Any, exchange: Exchange) -> Standing:
    """Say whether this person, one of the two, may write on in an exchange now, or why not."""
    if exchange.folded_at is not None or not all_are_here(exchange.one_id, exchange.other_id):
        return Standing.GONE
    stops = set(exchange.stops.values_list("by", flat=True))
    if not stops:
        return Standing.OPEN
    return Standing.STOPPED if person.pk in stops else Standing.STOPPED_BY_OTHER


def may_write_in(person: Any, exchange: Exchange) -> bool:
    """Say whether this person may write on in an exchange now."""
    part = getattr(person, "pk", None) in (exchange.one_id, exchange.other_id)
    return part and standing(person, exchange) == Standing.OPEN


def all_are_here(*people: int) -> bool:
    """Say whether these people (ids, each a different one) are all present and belong to the network."""
    home = network()
    if home is None:
        return False
    belong = access.belonging(home).filter(
        person__in=people, person__erased_at=None, person__merged_into=None
    )
    return belong.count() == len(people)


def way_to(viewer: Any, person: Person) -> Way:
    """Return how this viewer reaches somebody: as that somebody wants it; who wrote before may write."""
    pk = getattr(viewer, "pk", None)
    if pk is None or pk == person.pk or not all_are_here(pk, person.pk):
        return Way.NONE
    if Exchange.objects.between(viewer, person).exists():
        return Way.WRITE
    wish, _words = contact_of(person)
    return {"introduction": Way.ASK, "later": Way.LATER}.get(wish, Way.WRITE)


def acquaintances(viewer: Any, *others: Person) -> models.QuerySet[Person]:
    """Return those who share a community with this viewer, and with each of the others."""
    home = network()
    if home is None or getattr(viewer, "pk", None) is None:
        return Person.objects.none()
    people = Person.objects.present().filter(pk__in=access.belonging(home).values("person"))
    for one in (viewer, *others):
        people = people.filter(pk__in=beside(one.pk)).exclude(pk=one.pk)
    return people


def wants_introductions(people: models.QuerySet[Person]) -> models.QuerySet[Person]:
    """Leave out those who would rather be left alone just now."""
    return people.exclude(pk__in=Profile.objects.filter(contact=Profile.Contact.LATER).values("person"))


def knows(viewer: Any, person: Person) -> bool:
    """Say whether the viewer could introduce somebody: they share a community, and it suits that somebody."""
    return contact_of(person)[0] != "later" and acquaintances(viewer).filter(pk=person.pk).exists()


def may_introduce(person: Any, one: Person, other: Person) -> bool:
    """Say whether the person may introduce these two to each other: they know both."""
    if one.pk == other.pk or not all_are_here(getattr(person, "pk", None) or 0):
        return False
    return knows(person, one) and knows(person, other)


def introductions_visible_to(person: Any) -> models.QuerySet[Introduction]:
    """Return the introductions this person has a part in; whom one only asks to meet knows nothing of it."""
    pk = getattr(person, "pk", None)
    if pk is None:
        return Introduction.objects.none()
    two = models.Q(one=pk) | models.Q(other=pk)
    return Introduction.objects.filter(
        models.Q(by=pk) | models.Q(asked_by=pk) | (two & models.Q(proposed_at__isnull=False))
    )


def may_answer(person: Any, introduction: Introduction) -> bool:
    """Say whether it is this person's to say yes or rather not."""
    two = (introduction.one_id, introduction.other_id)
    return introduction.state == _State.PROPOSED and getattr(person, "pk", None) in two


def people_in(introduction: Introduction) -> models.Q:
    """Return the condition on people (Person rows) who may see an introduction."""
    ids = {introduction.by_id, introduction.asked_by_id}
    if introduction.proposed_at is not None:
        ids |= {introduction.one_id, introduction.other_id}
    return models.Q(pk__in=ids - {None})
