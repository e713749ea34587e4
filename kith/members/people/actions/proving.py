"""One thing was shown: that is enough for most, and half the way for some. Then the second is shown."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from kith.base.kit.clock import now
from kith.members.people.actions.auditing import note
from kith.members.people.actions.authenticators import take_code, too_many_codes
from kith.members.people.actions.entering import Entrance, begin_session, finish
from kith.members.people.actions.recovery import use_code
from kith.members.people.limits import FAILED_SECOND, REFUSALS_TOLD, give_back, take
from kith.members.people.models import HalfwayIn, Person
from kith.members.people.queries import asks_second
from kith.members.people.tokens import hashed, new_token

LASTS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Halfway:
    """One thing was shown, a second is wanted. token: what the browser keeps meanwhile."""

    person: Person
    row: HalfwayIn
    token: str

    @property
    def cookie_lasts(self) -> timedelta | None:
        """How long the browser may keep the token; None: until the window is closed."""
        return None if self.row.shared_computer else LASTS


@transaction.atomic
def enter_or_ask(
    person: Person,
    *,
    why: str,
    device: str = "",
    shared_computer: bool = False,
    is_new: bool = False,
    next: str = "",
) -> Entrance | Halfway:
    """Begin a session of somebody who has shown one thing, or ask for the second where one is due.

    why: what they showed, for the audit log.
    """
    handed = {"device": device, "shared_computer": shared_computer, "is_new": is_new, "next": next}
    if not asks_second(person):
        return begin_session(person, why=why, **handed)
    token = new_token()
    row = HalfwayIn.objects.create(
        person=person, token_hash=hashed(token), why=why, expires_at=now() + LASTS, **handed
    )
    note("people.half-way-in", by=person, about=f"person:{person.key}", why=why)
    return Halfway(person, row, token)


def show_code(typed: str, row: HalfwayIn) -> Entrance | None:
    """Take a code of the app, or one of the ten on paper; None when it is wrong.

    Raises Refusal "too-many" after five wrong ones. Call it outside a transaction.
    """
    person = row.person
    if not take(FAILED_SECOND, person.key):
        if take(REFUSALS_TOLD, f"{FAILED_SECOND.name}:{person.key}"):
            note("people.sign-in-refused", by=person, about=f"person:{person.key}", why=FAILED_SECOND.name)
        raise too_many_codes()
    with transaction.atomic():
        factor = _factor(typed, person)
        entrance = finish(row, factor) if factor else None
    if entrance:
        give_back(FAILED_SECOND, person.key)
    return entrance


def _factor(typed: str, person: Person) -> str:
    if take_code(typed, person):
        return "authenticator"
    return "recovery-code" if use_code(typed, person) else ""
