"""Who looks at what somebody spoke up about: never who wrote it, never who spoke up (RULINGS 5, 31)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from django.db import models

from kith.members.communities.access import belonging, people_who_may_see
from kith.members.communities.models import Audience, Community, Duty, Group
from kith.members.people.models import Person
from kith.services.moderation.models import Concern

KEEPING = (Duty.Kind.CONVENOR, Duty.Kind.FACILITATOR)
HOUSE = (Duty.Kind.SUPPORT, Duty.Kind.ADMINISTRATOR)
TWO = 2


@dataclass(frozen=True, slots=True)
class Bench:
    """Who may look at a concern, and how many of them have to agree. who: what they are there for; "house":
    the network's support, because it stands between two people and nobody else may."""

    people: frozenset[int]
    needed: int
    who: Literal["keepers", "members", "support", "house", "nobody"]


@dataclass(frozen=True, slots=True)
class Matter:
    """What decides who looks: what it is about, and who must not decide on it (ids)."""

    audience: Audience | None
    kind: str
    desk: str
    out: frozenset[int]


class House:
    """Who may look in one community, each asked of the database once."""

    def __init__(self, community: Community) -> None:
        self.community = community
        self._members: dict[int | None, frozenset[int]] = {}

    @cached_property
    def keepers(self) -> frozenset[int]:
        return keepers(self.community)

    @cached_property
    def support(self) -> frozenset[int]:
        return support()

    def members(self, audience: Audience | None) -> frozenset[int]:
        """Return the members who may read what has this audience."""
        key = audience.pk if audience else None
        if key not in self._members:
            here = Person.objects.filter(pk__in=belonging(self.community).values("person"))
            if audience is not None:
                here = here.filter(people_who_may_see(audience))
            self._members[key] = frozenset(here.values_list("pk", flat=True))
        return self._members[key]

    def desk_for(self, author: int) -> str:
        """Return who a report goes to: the network's support where its author (id) is a keeper."""
        return Concern.Desk.SUPPORT if author in self.keepers else Concern.Desk.KEEPERS

    def bench(self, matter: Matter) -> Bench:
        """Return who looks at a matter: the first of these of whom anybody is left.

        The network's support, for what is said of someone who looks after the community; who looks after
        it; any two members who may read the thing; the network's support. What two people write to each
        other is the support's alone, or nobody's.
        """
        helpers = self.support - matter.out
        if is_between_two(matter.audience):
            return Bench(helpers, 1, "house" if helpers else "nobody")
        if matter.desk == Concern.Desk.SUPPORT and helpers:
            return Bench(helpers, 1, "support")
        duty = self.keepers - matter.out
        if duty:
            return Bench(
                duty, min(TWO, len(duty)) if matter.kind == Concern.Kind.RECOGNISED else 1, "keepers"
            )
        others = self.members(matter.audience) - matter.out
        if others:
            return Bench(others, min(TWO, len(others)), "members")
        return Bench(helpers, 1, "support") if helpers else Bench(frozenset(), 1, "nobody")


def is_between_two(audience: Audience | None) -> bool:
    """Say whether what has this audience is two people's alone (RULINGS 33)."""
    group = audience.group if audience else None
    return group is not None and group.kind == Group.Kind.PAIR


def keepers(community: Community) -> frozenset[int]:
    """Return the ids of those who look after a community today; of the network, who keeps the house too."""
    kinds = (*KEEPING, *HOUSE) if community.kind == Community.Kind.NETWORK else KEEPING
    held = Duty.objects.filter(community=community, kind__in=kinds, until=None)
    return frozenset(held.values_list("person", flat=True))


def support() -> frozenset[int]:
    """Return the ids of those who support the network; where nobody does, of who keeps the house."""
    held = Duty.objects.filter(community__kind=Community.Kind.NETWORK, kind__in=HOUSE, until=None)
    rows = list(held.values_list("kind", "person"))
    supporting = frozenset(person for kind, person in rows if kind == Duty.Kind.SUPPORT)
    return supporting or frozenset(person for _kind, person in rows)


def bench(concern: Concern, audience: Audience | None) -> Bench:
    """Return who looks at a concern about a thing with this audience (None: it is gone)."""
    return House(concern.community).bench(matter_of(concern, audience))


def matter_of(concern: Concern, audience: Audience | None) -> Matter:
    """Return what decides who looks at a concern: whoever decided before does not look again."""
    out = {concern.author_id, concern.raised_by_id}
    if concern.appeals_id:
        out.update(look.by_id for look in concern.appeals.looks.all())
        out.add(concern.appeals.raised_by_id)
    return Matter(audience, concern.kind, concern.desk, frozenset(out))


def looks_after(person: Any, community: Community) -> bool:
    """Say whether the person looks after a community: holds a duty there, or nobody does and they belong."""
    pk, duty = getattr(person, "pk", None), keepers(community)
    return pk in duty if duty else pk is not None and belonging(community).filter(person=pk).exists()


def raised_or_told_of_their_words(person: Any) -> models.Q:
    """Return the condition on concerns that this person raised, or is told of because their words changed.

    Of a report that changed nothing its author hears nothing: nobody is set against anybody for nothing.
    """
    pk = getattr(person, "pk", None)
    quiet = models.Q(kind=Concern.Kind.REPORT, state__in=Concern.QUIET)
    return models.Q(raised_by=pk) | (models.Q(author=pk) & ~quiet)


def supports(viewer: Any) -> bool:
    """Say whether this viewer supports the network, and may find something to look at there."""
    return not viewer.network_duties.isdisjoint(HOUSE)


def sets_lines(viewer: Any) -> bool:
    """Say whether this viewer sets what the network says above the boxes: who keeps the house does."""
    return Duty.Kind.ADMINISTRATOR in viewer.network_duties
