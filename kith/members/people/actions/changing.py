"""What every change to how somebody signs in brings with it: a line in the log, fewer sessions, a mail."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from kith.base.kit import mail
from kith.members.people.actions.auditing import note
from kith.members.people.actions.entering import Entrance, finish
from kith.members.people.actions.leaving import end_others
from kith.members.people.letters import Changed, change_letter
from kith.members.people.models import HalfwayIn, Person
from kith.members.people.queries import addresses

_log = logging.getLogger("kith.people")
NOT_ME = "people.not-me"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. act, why: for the audit log. made: which words the mail has.

    undoes: what "it wasn't me" takes back, such as "passkey:KEY"; "" when it only signs everybody out.
    """

    act: str
    made: Changed
    about: str = ""
    why: str = ""
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a way in. codes: to be shown once. entrance: of somebody who was half way in."""

    codes: list[str]
    entrance: Entrance | None = None


class TooLate(Exception):
    """Somebody half way in was overtaken: their half way is no longer there."""


@transaction.atomic
def settle_added(
    change: Change, factor: str, *, by: Person, kept: int | None, row: HalfwayIn | None
) -> Entrance | None:
    """Settle a change that may also be the second step of somebody half way in (`row`).

    Returns their Entrance, or None for who was in already. Raises TooLate.
    """
    entrance = finish(row, factor) if row else None
    if row and entrance is None:
        raise TooLate
    settle(change, by=by, kept=entrance.session.pk if entrance else kept)
    return entrance


@transaction.atomic
def settle(change: Change, *, by: Person, kept: int | None) -> None:
    """Note the change and end `by`'s sessions elsewhere, inside the transaction of the change (TRUST E2).

    kept: id of the session it was made in. Call `tell` once it is committed.
    """
    note(change.act, by=by, about=change.about, why=change.why)
    end_others(kept, by=by, why="sign-in-changed")


def tell(change: Change, *, by: Person, device: str, also: Sequence[str] = ()) -> None:
    """Write to each address `by` has proved, and to those in `also`. What cannot be sent is logged: the
    change stands."""
    link = settings.SITE_URL + reverse("people:not-me", args=[_token(change, by)])
    for address in (*addresses(by), *also):
        try:
            mail.send(change_letter(address, change.made, link, device=device))
        except (SMTPException, OSError) as error:
            _log.warning("Nobody could be told of %s: %s", change.act, type(error).__name__)


def _token(change: Change, by: Person) -> str:
    return signing.dumps({"person": by.key, "undoes": change.undoes}, salt=NOT_ME)
