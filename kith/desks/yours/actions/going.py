"""Saying that one wants to go, and how; changing one's mind; not waiting."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.desks.yours.models import Departure
from kith.members.people.actions.auditing import note
from kith.members.people.departing import Choice
from kith.members.people.models import Person

WAIT = timedelta(days=14)
_SALT = "yours.stay"


@transaction.atomic
def ask_to_go(choice: str, *, by: Person, at_once: bool = False) -> Departure:
    """Let `by` go in one of three ways: in 14 days, or at once. Asked again, the new answer stands.

    Raises Refusal "bad-request" (422) for no choice, "changed-meanwhile" once it has begun.
    """
    from kith.desks.yours.jobs import carry_out, tell

    if choice not in Choice.values:
        raise refuse("bad-request", status=422, happened=_("Choose one of the three ways first."))
    Person.objects.select_for_update().get(pk=by.pk)
    due = now() if at_once else now() + WAIT
    departure = Departure.objects.filter(person=by, cancelled_at=None, done_at=None).first()
    if departure is not None and departure.begun_at is not None:
        raise _begun()
    if departure is None:
        departure = Departure(person=by)
    departure.choice, departure.asked_at, departure.due_at = choice, now(), due
    departure.save()
    note("yours.going-asked", by=by, about=f"person:{by.key}", why=choice)
    if at_once:
        _do_it_now(departure)
    else:
        carry_out.later_at(due, departure_id=departure.pk)
        tell.later(departure_id=departure.pk)
    return departure


@transaction.atomic
def go_at_once(departure: Departure, *, by: Person) -> None:
    """Skip the wait. Raises Refusal "not-allowed" for another's, "changed-meanwhile" once taken back."""
    held = _hold(departure)
    if held.person_id != by.pk:
        raise refuse("not-allowed")
    if held.cancelled_at is not None:
        raise refuse("changed-meanwhile", happened=_("You had decided to stay."))
    if held.begun_at is None:
        held.due_at = now()
        held.save(update_fields=["due_at"])
        _do_it_now(held)


@transaction.atomic
def stay(departure: Departure) -> None:
    """Take it back: nothing happens, and nothing was changed. The caller has checked that it is theirs.

    Raises Refusal "changed-meanwhile" once it has begun.
    """
    held = _hold(departure)
    if held.cancelled_at is not None:
        return
    if held.begun_at is not None:
        raise _begun()
    held.cancelled_at = now()
    held.save(update_fields=["cancelled_at"])
    note("yours.stays", by=held.person, about=f"person:{held.person.key}", why=held.choice)


def token_of(departure: Departure) -> str:
    """Return what stands in the link by which somebody changes their mind from their mail."""
    return signing.dumps(departure.key, salt=_SALT)


def behind(token: str) -> Departure | None:
    """Return the departure behind such a link, while it can still be taken back or was. Changes nothing."""
    try:
        key = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Departure.objects.filter(key=key, begun_at=None).select_related("person").first()


def _hold(departure: Departure) -> Departure:
    rows = Departure.objects.select_for_update(of=("self",)).select_related("person")
    return rows.get(pk=departure.pk)


def _do_it_now(departure: Departure) -> None:
    from kith.desks.yours.jobs import carry_out_now

    carry_out_now.later(departure_id=departure.pk)


def _begun():
    return refuse(
        "changed-meanwhile",
        happened=_("It has begun, so it can’t be changed any more."),
        next=_("It takes a few minutes at most."),
    )
