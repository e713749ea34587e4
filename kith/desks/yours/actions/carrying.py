"""Carrying out what somebody asked for when they go: room by room, in pieces that may be done again.

Each piece is a transaction of its own and does nothing when it was done before. So a machine may stop
anywhere: whoever begins again comes to the same end.
"""

from django.db import transaction

from kith.base.kit.clock import now
from kith.desks.yours import erased
from kith.desks.yours.models import Departure
from kith.members.people.actions.auditing import note
from kith.members.people.departing import Going, Step, steps
from kith.members.people.keeping import Subject
from kith.members.people.models import Person
from kith.services.conversations.actions.erasing import still_held


def carry_out(departure_id: int) -> bool:
    """Do what a departure asks for, where it is due; says whether it is done now."""
    going = _begin(departure_id)
    if going is None:
        return False
    # Before the first piece: a backup of any later moment must not bring them back.
    if going.is_erased:
        erased.write_down(going)
    for _room, step in steps():
        while _piece(step, going):
            pass
    _finish(departure_id, going)
    return True


def carry_on() -> int:
    """Do what had to wait until somebody had looked into it. Returns how many are still waited for."""
    waiting = 0
    for departure in Departure.objects.filter(held=True, done_at__isnull=False).order_by("pk"):
        going = Going(_ids(departure), departure.choice)
        for _room, step in steps():
            while _piece(step, going):
                pass
        if still_held(going):
            waiting += 1
        else:
            Departure.objects.filter(pk=departure.pk).update(held=False)
    return waiting


@transaction.atomic
def _begin(departure_id: int) -> Going | None:
    departure = Departure.objects.select_for_update().filter(pk=departure_id).first()
    if departure is None or departure.cancelled_at is not None or departure.done_at is not None:
        return None
    if departure.due_at > now():
        return None
    if departure.begun_at is None:
        subject = Subject.of(Person.objects.get(pk=departure.person_id))
        people = Person.objects.filter(pk__in=subject.ids)
        departure.names = sorted(set(people.values_list("name", flat=True)))
        departure.addresses = list(subject.addresses)
        departure.begun_at = now()
        departure.save()
    return Going(_ids(departure), departure.choice, tuple(departure.names), tuple(departure.addresses))


def _ids(departure: Departure) -> tuple[int, ...]:
    merged = Person.objects.filter(merged_into=departure.person_id).order_by("pk")
    return (departure.person_id, *merged.values_list("pk", flat=True))


@transaction.atomic
def _piece(step: Step, going: Going) -> bool:
    return step(going)


@transaction.atomic
def _finish(departure_id: int, going: Going) -> None:
    departure = (
        Departure.objects.select_for_update(of=("self",)).select_related("person").get(pk=departure_id)
    )
    if departure.done_at is not None:
        return
    departure.done_at, departure.names, departure.addresses = now(), [], []
    departure.held = still_held(going)
    departure.save()
    person = departure.person
    note("yours.gone", by=person, about=f"person:{person.key}", why=departure.choice)
