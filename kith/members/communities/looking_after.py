"""Who decides for the others: who holds a duty, else any two members. Who gives duties, and asks to leave."""

from datetime import datetime
from typing import Any

from django.db import models

from kith.members.communities.access import holds_duty, is_member, keeps_house
from kith.members.communities.models import Community, Duty, Membership, Removal

_Kind = Duty.Kind

# Whoever holds the one may give the other: nobody gives more than they hold (TRUST A10).
GIVES: dict[str, tuple[str, ...]] = {
    _Kind.CONVENOR: (_Kind.CONVENOR, _Kind.FACILITATOR, _Kind.SPONSOR),
    _Kind.FACILITATOR: (_Kind.FACILITATOR,),
}
GIVES_FOR_THE_NETWORK: dict[str, tuple[str, ...]] = {
    _Kind.ADMINISTRATOR: (_Kind.ADMINISTRATOR, _Kind.SUPPORT),
}
LOOKS_AFTER = (_Kind.CONVENOR, _Kind.FACILITATOR)


def may_give(person: Any, community: Community) -> list[str]:
    """Return the kinds of duty this person may offer to members of the community, each once."""
    is_network = community.kind == Community.Kind.NETWORK
    gives = GIVES_FOR_THE_NETWORK if is_network else GIVES
    held = Duty.objects.filter(community=community, person=getattr(person, "pk", None), until=None)
    kinds = [kind for own in held.values_list("kind", flat=True) for kind in gives.get(own, ())]
    if not is_network and not kinds and needs_convenor(community) and keeps_house(person):
        kinds = [_Kind.CONVENOR]
    return list(dict.fromkeys(kinds))


def needs_convenor(community: Community) -> bool:
    """Say whether nobody convenes the community today. Nobody convenes the network, and it needs nobody."""
    return community.kind == Community.Kind.COMMUNITY and not _held(community, _Kind.CONVENOR).exists()


def is_looked_after(community: Community | int) -> bool:
    """Say whether somebody holds a duty by which they decide for the others."""
    return _held(community, *LOOKS_AFTER).exists()


def looks_after(person: Any, community: Community) -> bool:
    """Say whether the person holds such a duty."""
    return holds_duty(person, community, *LOOKS_AFTER)


def speaks_for(person: Any, community: Community) -> bool:
    """Say whether the person is one of those who decide for the others: who looks after the community, and
    where nobody does any member, who mostly needs a second (RULINGS 5)."""
    if looks_after(person, community):
        return True
    return not is_looked_after(community) and is_member(person, community)


def asked_in(person: int, moment: datetime) -> models.QuerySet:
    """Return the ids of the communities that may ask something of a person: nothing is asked of who is away
    or resting."""
    here = models.Q(paused_until=None) | models.Q(paused_until__lte=moment)
    held = Membership.objects.filter(here, person=person, state=Membership.State.ACTIVE)
    return held.filter(community__kind=Community.Kind.COMMUNITY).values("community")


def answers_in(person: int, moment: datetime) -> models.QuerySet[Community]:
    """Return the communities that this person answers for, as `speaks_for` has it, and that may ask it."""
    led = Duty.objects.filter(kind__in=LOOKS_AFTER, until=None)
    mine = models.Q(pk__in=led.filter(person=person).values("community"))
    nobodys = ~models.Exists(led.filter(community=models.OuterRef("pk")))
    return Community.objects.filter(mine | nobodys, pk__in=asked_in(person, moment))


def may_ask_to_leave(person: Any, community: Community, whom: Any) -> bool:
    """Say whether the person may propose that somebody else leaves: one of those who decide.

    Nobody is asked to leave the network: there is nobody who would look at it again.
    """
    is_themselves = getattr(person, "pk", None) == whom.pk
    return not is_themselves and is_member(whom, community) and decides(person, community)


def decides(person: Any, community: Community) -> bool:
    """Say whether the person has a word about who leaves: who looks after the community, any member where
    nobody does, and who keeps the house. For the network nobody has."""
    if getattr(person, "pk", None) is None or community.kind == Community.Kind.NETWORK:
        return False
    return keeps_house(person) or speaks_for(person, community)


def carries_alone(person: Any, community: Community, whom: Any) -> bool:
    """Say whether one word is enough: of two who look after it, neither sends the other away alone."""
    if keeps_house(person):
        return True
    return looks_after(person, community) and not looks_after(whom, community)


def may_decide(person: Any, removal: Removal) -> bool:
    """Say whether the person may second or drop a proposal, or answer an appeal: not for themselves, and an
    appeal is for someone who had no part in it."""
    pk = getattr(person, "pk", None)
    if pk in (None, removal.person_id):
        return False
    if removal.carried_at is not None and pk in (removal.proposed_by_id, removal.seconded_by_id):
        return False
    return decides(person, removal.community)


def is_the_last(person: Any, community: Community) -> bool:
    """Say whether nobody else belongs to the community."""
    others = Membership.objects.filter(community=community, state__in=Membership.BELONGING)
    return not others.exclude(person=person.pk).exists()


def is_the_only_one(person: Any, community: Community, kind: str) -> bool:
    """Say whether this person holds the duty and nobody else does."""
    return list(_held(community, kind).values_list("person", flat=True)[:2]) == [person.pk]


def _held(community: Community | int, *kinds: str) -> models.QuerySet[Duty]:
    return Duty.objects.filter(community=community, kind__in=kinds, until=None)
