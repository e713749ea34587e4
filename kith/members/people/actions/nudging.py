"""Noting that somebody is asked something, in the transaction of whatever asks: of two at once, one does."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.dates import short_day, weekday
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.models import Nudge, Person
from kith.members.people.nudges import APART, free_from, whole_day


def note_asked(*people: Person, kind: str, by: Person, typed: dict[str, str] | None = None) -> None:
    """Note that these people are asked something now. Part of the caller's transaction.

    kind: "room.what". typed: the words to give back. Raises Refusal "not-allowed" where one of them was asked
    in the last 14 days: it names the day, not which of them, nor who asked or for what.
    """
    # Always in one order, so that nobody waits in a ring.
    ids = sorted(person.pk for person in people)
    too_soon = [pk for pk in ids if not _take_turn(pk, kind)]
    if too_soon:
        raise _not_yet(too_soon, by, typed or {})


@transaction.atomic
def note(person: Person, kind: str) -> None:
    """Note that somebody is asked something that is never held back."""
    held = Nudge.objects.select_for_update().filter(person=person).first()
    if held is None or held.at <= now():
        Nudge.objects.update_or_create(person=person, defaults={"kind": kind, "at": now()})


def _take_turn(person: int, kind: str) -> bool:
    """Say whether it is this asking's turn, and note it if so. Whoever else asks waits for the outcome."""
    moment = now()
    held = Nudge.objects.select_for_update().filter(person=person).first()
    if held is None:
        try:
            with transaction.atomic():
                Nudge.objects.create(person_id=person, kind=kind, at=moment)
        except IntegrityError:
            return False
        return True
    if held.at > moment - APART:
        return False
    held.kind, held.at = kind, moment
    held.save(update_fields=["kind", "at"])
    return True


def _not_yet(people: list[int], by: Person, typed: dict[str, str]) -> Refusal:
    day = whole_day(free_from(*people) or now(), by.zone)
    said = {"weekday": weekday(day, by.zone), "day": short_day(day, by.zone)}
    sentences = {
        "happened": _("Not just yet. They can be asked from %(weekday)s %(day)s on.") % said,
        "next": _("Ask then, or say hello where you’d meet them anyway."),
    }
    if typed:
        sentences["kept"] = _("Nothing was sent. Your words are below.")
    return refuse("not-allowed", typed=typed, **sentences)
