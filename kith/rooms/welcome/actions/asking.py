"""Asking somebody who was not heard from how they are; what they answer; and letting them rest.

A person asks, in their own words, and a person lets somebody rest. Software does neither.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities import stepping
from kith.members.communities.actions.moving import move
from kith.members.communities.actions.pausing import come_back
from kith.members.communities.models import Membership
from kith.members.people.actions.nudging import note_asked
from kith.members.people.models import Person
from kith.rooms.welcome.access import asks_after
from kith.rooms.welcome.actions.greeting import said
from kith.rooms.welcome.actions.recording import record
from kith.rooms.welcome.lengths import ANSWERING
from kith.rooms.welcome.models import CheckIn
from kith.rooms.welcome.quiet import heard_since, may_be_asked

_STEPS = {"break": "pause", "moved_on": "alumnus", "leave": "leave"}


@transaction.atomic
def check_in(membership: Membership, *, by: Person, words: str) -> CheckIn:
    """Ask a member how they are. Raises Refusal.

    Nobody is asked twice in a fortnight, whatever it is and wherever, nor while an asking waits for its
    answer: the person's row is held, so that two who ask at once ask once.
    """
    words = said(words)
    person = Person.objects.select_for_update(no_key=True).get(pk=membership.person_id)
    held = (
        Membership.objects.select_for_update(of=("self",)).select_related("community").get(pk=membership.pk)
    )
    if person.pk == by.pk or not asks_after(by, held.community):
        raise refuse("not-allowed", typed={"words": words})
    if not may_be_asked(held):
        raise not_just_now(words)
    note_asked(person, kind="welcome.check_in", by=by, typed={"words": words})
    try:
        with transaction.atomic():
            made = CheckIn.objects.create(
                community=held.community, membership=held, person=person, by=by, words=words
            )
    except IntegrityError:
        raise not_just_now(words) from None
    record("checked_in", by, made, held.community)
    _post(made)
    return made


@transaction.atomic
def answer(asked: CheckIn, *, by: Person, says: str, length: str = "") -> str:
    """Answer, and return what to say about it. length: of a break, a key of stepping.LENGTHS.

    Who was put to rest meanwhile may still answer. Raises Refusal.
    """
    held = _locked(asked)
    if held.person_id != by.pk:
        raise refuse("not-allowed")
    if says not in CheckIn.Answer.values:
        raise refuse("bad-request")
    if held.answer:
        raise refuse("changed-meanwhile", happened=_("You’ve answered this already. That stands."))
    told = _take(held, by, says, length)
    held.answer, held.closed_at, held.closed_by = says, now(), by
    held.save(update_fields=["answer", "closed_at", "closed_by"])
    record("answered_check_in", by, held, held.community)
    return told


@transaction.atomic
def let_rest(asked: CheckIn, *, by: Person) -> CheckIn:
    """Put a member to rest who was asked a month ago and has not answered. It takes nothing from them.

    Done already, it changes nothing. Raises Refusal.
    """
    held = _locked(asked)
    if held.person_id == by.pk or not asks_after(by, held.community):
        raise refuse("not-allowed")
    if held.rested:
        return held
    if held.closed_at is not None or held.asked_at > now() - ANSWERING:
        raise refuse("changed-meanwhile", happened=_("There’s nothing to do here just now."))
    held.closed_at, held.closed_by = now(), by
    # Whoever was heard from in the meantime has answered in their own way.
    held.rested = held.membership.state == Membership.State.ACTIVE and not heard_since(
        held.person, held.asked_at
    )
    held.save(update_fields=["closed_at", "closed_by", "rested"])
    if held.rested:
        why = str(_("Nobody had heard from you for a while. Nothing is lost: come back in one press."))
        move(held.community, held.person, Membership.State.LAPSED, by=by, why=why)
        record("let_rest", by, held, held.community)
    return held


def not_just_now(words: str = "") -> Refusal:
    """Return the one answer to asking somebody who is not to be asked. Why not stays with them."""
    return refuse(
        "not-allowed",
        happened=_("Not just now. They’ve been heard from, or asked, or are away."),
        next=_("If you still wonder, try again in a few weeks, or say hello where you’d meet them anyway."),
        typed={"words": words},
    )


def _take(held: CheckIn, by: Person, says: str, length: str) -> str:
    if says in _STEPS:
        return stepping.take(_STEPS[says], held.community, by=by, length=length)
    if held.membership.state == Membership.State.LAPSED:
        come_back(held.community, by=by)
    return str(_("Good to know. Reading along is being here."))


def _locked(asked: CheckIn) -> CheckIn:
    rows = CheckIn.objects.select_for_update(of=("self",))
    return rows.select_related("membership__community", "community", "person").get(pk=asked.pk)


def _post(made: CheckIn) -> None:
    from kith.rooms.welcome.jobs import post_check_in

    post_check_in.later(check_in_id=made.pk)
