"""Asking someone to leave, and looking at it again. Rare, said to their face, and never by one alone
where nobody looks after the community."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.actions.moving import move
from kith.members.communities.audiences import audience_of
from kith.members.communities.looking_after import carries_alone, decides, may_ask_to_leave, may_decide
from kith.members.communities.models import Audience, Community, Membership, Removal
from kith.members.communities.models.removal import MAX_APPEAL, MAX_REASON
from kith.members.people.actions.auditing import note
from kith.members.people.models import Person


@transaction.atomic
def ask_to_leave(community: Community, person: Person, *, by: Person, reason: str) -> Removal:
    """Propose that someone leaves; where `by` looks after the community, it is done.

    reason: for the person to read, in the words of who proposes. Raises Refusal, "changed-meanwhile" where
    another proposed it.
    """
    Community.objects.select_for_update().get(pk=community.pk)
    reason = _said(reason, MAX_REASON, _("Say why, in words they will read."))
    if not may_ask_to_leave(by, community, person):
        raise refuse("not-allowed", typed={"reason": reason})
    removal = _proposed(community, person, by, reason)
    if carries_alone(by, community, person):
        _carry(removal, by)
    else:
        _record("communities.removal_proposed", removal, by)
    return removal


@transaction.atomic
def second(removal: Removal, *, by: Person) -> Removal:
    """Agree that someone leaves: the second word carries it. Raises Refusal."""
    held = _still_open(removal, by)
    if by.pk == held.proposed_by_id:
        raise refuse("not-allowed", happened=_("Somebody else has to agree first."))
    if not decides(held.proposed_by, held.community):
        raise refuse(
            "changed-meanwhile",
            happened=_("Whoever proposed this can’t decide here any more."),
            next=_("You can propose it yourself, in your own words, from their page."),
        )
    held.seconded_by = by
    _carry(held, by)
    return held


@transaction.atomic
def drop(removal: Removal, *, by: Person) -> Removal:
    """Let a proposal go: whoever made it, or someone who decides. Raises Refusal."""
    held = _still_open(removal, by)
    held.dropped_at = now()
    held.decided_by = by
    held.save()
    _record("communities.removal_dropped", held, by)
    return held


@transaction.atomic
def appeal(removal: Removal, *, by: Person, words: str) -> Removal:
    """Ask that it is looked at again, by someone who had no part in it; once. Raises Refusal."""
    held = Removal.objects.select_for_update().get(pk=removal.pk)
    if by.pk != held.person_id or held.carried_at is None:
        raise refuse("not-allowed", typed={"words": words})
    if held.appealed_at is not None:
        raise refuse("changed-meanwhile", happened=_("You have asked already."), typed={"words": words})
    held.appeal = _said(words, MAX_APPEAL, _("Say what they should know."))
    held.appealed_at = now()
    held.save()
    _record("communities.removal_appealed", held, by)
    return held


@transaction.atomic
def decide(removal: Removal, *, by: Person, overturn: bool, words: str) -> Removal:
    """Answer an appeal: they may come back, or not, with words for them to read. Raises Refusal."""
    held = Removal.objects.select_for_update().get(pk=removal.pk)
    if held.appealed_at is None or not may_decide(by, held):
        raise refuse("not-allowed", typed={"words": words})
    if held.decided_at is not None:
        raise refuse("changed-meanwhile", happened=_("This was decided already."), typed={"words": words})
    held.answer = _said(words, MAX_REASON, _("Say why, in words they will read."))
    held.decided_at, held.decided_by, held.overturned = now(), by, overturn
    held.save()
    _record("communities.removal_decided", held, by)
    note("communities.removal.decided", by=by, about=f"removal:{held.key}")
    if overturn and _is_away(held):
        move(held.community, held.person, Membership.State.ACTIVE, by=by, why=held.answer)
    return held


def _proposed(community: Community, person: Person, by: Person, reason: str) -> Removal:
    """Return what `by` proposes: a new row, or the open one, which the words of one who decides stay in."""
    held = Removal.objects.filter(
        community=community, person=person, carried_at=None, dropped_at=None
    ).first()
    if held is None:
        return Removal.objects.create(community=community, person=person, reason=reason, proposed_by=by)
    if held.proposed_by_id != by.pk and decides(held.proposed_by, community):
        raise refuse(
            "changed-meanwhile",
            happened=_("Somebody proposed this already."),
            next=_("Read what they wrote, under “Asked to leave”, and agree or let it go."),
            typed={"reason": reason},
        )
    held.reason, held.proposed_by, held.proposed_at = reason, by, now()
    held.save()
    return held


def _is_away(removal: Removal) -> bool:
    """Say whether they are out because of this: not gone by themselves, not erased, not back already."""
    rows = Membership.objects.filter(community=removal.community_id, person=removal.person_id)
    return rows.filter(state=Membership.State.REMOVED).exists()


def _carry(removal: Removal, by: Person) -> None:
    removal.carried_at = now()
    removal.save()
    move(removal.community, removal.person, Membership.State.REMOVED, by=by, why=removal.reason)
    note("communities.removal.carried", by=by, about=f"removal:{removal.key}")


def _still_open(removal: Removal, by: Person) -> Removal:
    Community.objects.select_for_update().get(pk=removal.community_id)
    held = Removal.objects.select_for_update().get(pk=removal.pk)
    if held.carried_at is not None or held.dropped_at is not None:
        raise refuse("changed-meanwhile")
    if not may_decide(by, held):
        raise refuse("not-allowed")
    return held


def _said(words: str, most: int, missing: object) -> str:
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words or len(words) > most:
        raise _amiss(missing if not words else _("That’s a long one. Say it shorter."), words)
    return words


def _amiss(happened: object, words: str) -> Refusal:
    return refuse("bad-request", happened=happened, typed={"words": words})


def _record(verb: str, removal: Removal, by: Person) -> None:
    audience = audience_of(removal.community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(verb, by, removal, audience=audience.pk))
