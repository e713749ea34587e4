"""A session begins: this browser is now this person's."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.db import OperationalError, transaction

from kith.base.kit.clock import now
from kith.members.people import welcoming
from kith.members.people.actions.auditing import note
from kith.members.people.models import HalfwayIn, Person, Session
from kith.members.people.tokens import hashed, new_token

LASTS = timedelta(days=90)
LASTS_SHARED = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Entrance:
    """A session just begun. token: what the browser keeps; it is stored nowhere else.

    is_new: this person was made known by it. next: a path on this site to go to, or "".
    """

    person: Person
    session: Session
    token: str
    is_new: bool = False
    next: str = ""

    @property
    def cookie_lasts(self) -> timedelta | None:
        """How long the browser may keep the token; None: until the window is closed."""
        return None if self.session.shared_computer else LASTS


@transaction.atomic
def begin_session(
    person: Person,
    *,
    device: str,
    why: str,
    shared_computer: bool = False,
    is_new: bool = False,
    next: str = "",
) -> Entrance:
    """Begin a session of `person`, for 90 days or, on a shared computer, for 12 hours at most.

    device: as browsers.device_of says. why: how they proved who they are, for the audit log. is_new,
    next: handed on in the Entrance.
    """
    token = new_token()
    session = Session.objects.create(
        token_hash=hashed(token),
        person=person,
        device=device,
        shared_computer=shared_computer,
        expires_at=now() + (LASTS_SHARED if shared_computer else LASTS),
    )
    welcoming.let_in(person)
    note("people.signed-in", by=person, about=f"session:{session.key}", why=why)
    return Entrance(person, session, token, is_new, next)


@transaction.atomic
def finish(row: HalfwayIn, factor: str) -> Entrance | None:
    """Begin the session that a half-way row was waiting for; None when it is no longer there."""
    if HalfwayIn.objects.filter(pk=row.pk, expires_at__gt=now()).delete()[0] != 1:
        return None
    return begin_session(
        row.person,
        device=row.device,
        why=f"{row.why}+{factor}",
        shared_computer=row.shared_computer,
        is_new=row.is_new,
        next=row.next,
    )


def seen(session_id: int) -> None:
    """Note that a session is in use now. Skipped when the database is busy: no page fails for it."""
    with suppress(OperationalError):
        Session.objects.filter(pk=session_id).update(seen_at=now())
