"""Recognising a community that began light: it asks, others vouch. Nothing depends on it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.lines import one_line, shows
from kith.base.kit.refusals import refuse
from kith.members.communities.access import holds_duty, is_member
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.rooms.kinship.actions.recording import record
from kith.rooms.kinship.asked import RECOGNITION, SUPPORTS
from kith.rooms.kinship.jobs import tell_of, tell_outcome
from kith.rooms.kinship.models import Abstention, Recognition, Voucher
from kith.rooms.kinship.models.recognition import MAX_VOUCH

# So many other communities vouch, where it is not the network's support.
ENOUGH = 2


@transaction.atomic
def ask(community: Community, *, by: Person, why: str) -> Recognition:
    """Ask for a community to be recognised; any member may. Asked already, it changes nothing."""
    why = one_line(why)
    if community.kind == Community.Kind.NETWORK or not is_member(by, community):
        raise refuse("not-allowed", typed={"why": why})
    if not shows(why) or len(why) > MAX_VOUCH:
        raise refuse("bad-request", happened=_("Say in a sentence what you do together."), typed={"why": why})
    made, is_new = Recognition.objects.get_or_create(
        community=community, defaults={"why": why, "asked_by": by}
    )
    if is_new:
        record("recognition_asked", by, made, community, Audience.Level.NETWORK)
        tell_of.later(what=RECOGNITION, thing_id=made.pk)
    return made


@transaction.atomic
def take_back(recognition: Recognition, *, by: Person) -> None:
    """Take back that one asked, or that a member did who belongs no more. Recognised, it stays a fact."""
    held = Recognition.objects.select_for_update(of=("self",)).select_related("community", "asked_by")
    found = held.filter(pk=recognition.pk, recognised_at=None).first()
    if found is None:
        return
    left = found.asked_by is None or not is_member(found.asked_by, found.community)
    if by.pk != found.asked_by_id and not (left and is_member(by, found.community)):
        raise refuse("not-allowed")
    found.delete()


@transaction.atomic
def vouch(recognition: Recognition, *, by: Person, as_of: Community, words: str = "") -> Voucher:
    """Vouch for a community, from another one that `by` belongs to, or for the network's support.

    Each community vouches once, whoever says it first. Raises Refusal.
    """
    words = one_line(words)
    held = (
        Recognition.objects.select_for_update(of=("self",)).select_related("community").get(pk=recognition.pk)
    )
    if not may_vouch(by, held.community, as_of):
        raise refuse("not-allowed", typed={"words": words})
    if len(words) > MAX_VOUCH:
        raise refuse("bad-request", happened=_("That’s a long one. Say it shorter."), typed={"words": words})
    made, is_new = Voucher.objects.get_or_create(
        recognition=held,
        as_of=as_of,
        defaults={"community_id": held.community_id, "by": by, "words": words},
    )
    if is_new:
        record("vouched", by, held, held.community, Audience.Level.NETWORK)
        _recognise_if_enough(held, as_of, by)
    return made


@transaction.atomic
def abstain(recognition: Recognition, *, by: Person) -> None:
    """Rather not say whether one knows a community's work: one is asked no more, and may still vouch later.

    Said already, it changes nothing, and nobody is told. Raises Refusal "not-allowed" for its members.
    """
    if is_member(by, recognition.community):
        raise refuse("not-allowed")
    where = {"community_id": recognition.community_id}
    Abstention.objects.get_or_create(recognition=recognition, person=by, defaults=where)


def may_vouch(person: Any, community: Community, as_of: Community) -> bool:
    """Say whether the person may vouch from that community: from another than this, and not for their own."""
    if is_member(person, community) or as_of.pk == community.pk:
        return False
    if as_of.kind == Community.Kind.NETWORK:
        return holds_duty(person, as_of, *SUPPORTS)
    return is_member(person, as_of)


def _recognise_if_enough(held: Recognition, as_of: Community, by: Person) -> None:
    others = held.vouchers.exclude(as_of__kind=Community.Kind.NETWORK).count()
    if held.recognised_at is None and (as_of.kind == Community.Kind.NETWORK or others >= ENOUGH):
        held.recognised_at = now()
        held.save(update_fields=["recognised_at"])
        record("recognised", by, held, held.community, Audience.Level.PUBLIC)
        if held.asked_by_id is not None:
            tell_outcome.later(person_id=held.asked_by_id, what=RECOGNITION, thing_id=held.pk)
