"""An authenticator app as the second step: begun, confirmed by a first code, taken away; its codes taken."""

import hmac
from datetime import datetime

import pyotp
from django.db import transaction
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.actions.changing import Added, Change, settle, settle_added, tell
from kith.members.people.actions.recovery import write_codes
from kith.members.people.letters import Changed
from kith.members.people.limits import FAILED_SECOND, give_back, take
from kith.members.people.models import Authenticator, HalfwayIn, Person, RecoveryCode
from kith.members.people.needing import needs_second_factor
from kith.members.people.queries import is_last_step
from kith.members.people.sealing import Unreadable, seal, unseal

DIGITS = 6
# The half minute now, the one before and the one after: phones are seldom quite on time.
_WINDOW = (-1, 0, 1)


def begin_authenticator(*, by: Person) -> None:
    """Make a secret for `by`'s app. It counts for nothing until a code of it was typed.

    One that counts already stays as it is.
    """
    sealed = seal(pyotp.random_base32())
    Authenticator.objects.get_or_create(person=by, defaults={"sealed": sealed})
    Authenticator.objects.filter(person=by, confirmed_at=None).update(sealed=sealed, created_at=now())


def confirm_authenticator(
    typed: str, *, by: Person, kept: int | None, row: HalfwayIn | None = None, device: str = ""
) -> Added | None:
    """Let the app count from now on, with ten recovery codes; None when the code is wrong.

    row: set when `by` is half way in; then they come in by it. Raises TooLate.
    """
    if not take(FAILED_SECOND, by.key):
        raise too_many_codes()
    change = Change(act="people.authenticator-added", made=Changed.AUTHENTICATOR_ADDED)
    with transaction.atomic():
        waiting = Authenticator.objects.select_for_update().filter(person=by, confirmed_at=None).first()
        if waiting is None or not _taken(typed, waiting):
            return None
        Authenticator.objects.filter(pk=waiting.pk).update(confirmed_at=now())
        codes = write_codes(by)
        entrance = settle_added(change, "authenticator", by=by, kept=kept, row=row)
    give_back(FAILED_SECOND, by.key)
    tell(change, by=by, device=device)
    return Added(codes, entrance)


def remove_authenticator(*, by: Person, kept: int | None, device: str = "") -> bool:
    """Take the app away; False when there was none. Raises Refusal when `by` must keep a second step."""
    change = Change(act="people.authenticator-removed", made=Changed.AUTHENTICATOR_REMOVED)
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=by.pk)
        if is_last_step(person, None):
            raise keep_one()
        if not Authenticator.objects.filter(person=person).exclude(confirmed_at=None).delete()[0]:
            return False
        if not needs_second_factor(person.pk):
            RecoveryCode.objects.filter(person=person).delete()
        settle(change, by=by, kept=kept)
    tell(change, by=by, device=device)
    return True


def take_code(typed: str, person: Person) -> bool:
    """Take a code of a person's app; one that was taken before is wrong."""
    app = Authenticator.objects.filter(person=person).exclude(confirmed_at=None).first()
    return app is not None and _taken(typed, app)


def secret_of(app: Authenticator) -> str:
    """Return the secret for the app to keep. Raises Unreadable."""
    return unseal(app.sealed)


def too_many_codes() -> Refusal:
    """Return the refusal of somebody who has typed five wrong codes."""
    return refuse(
        "too-many", next=_("Try again in 30 minutes. A passkey, if you have one, works right away.")
    )


def keep_one() -> Refusal:
    """Return the refusal of somebody who looks after others and would be left without a second step."""
    return refuse(
        "not-allowed",
        happened=_("You look after this network, so you keep a second step for signing in."),
        kept=_("Nothing was changed."),
        next=_("Add another one first. Then you can take this one away."),
    )


def _taken(typed: str, app: Authenticator) -> bool:
    step = _step(typed, app, now())
    if step is None:
        return False
    # One statement decides: of two who type one code at the same moment, one wins.
    later = Authenticator.objects.filter(pk=app.pk, last_step__lt=step)
    return later.update(last_step=step) == 1


def _step(typed: str, app: Authenticator, moment: datetime) -> int | None:
    digits = "".join(typed.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    try:
        totp = pyotp.TOTP(secret_of(app), digits=DIGITS)
    except Unreadable:
        return None
    present = totp.timecode(moment)
    right = [step for step in _WINDOW if hmac.compare_digest(totp.generate_otp(present + step), digits)]
    return present + right[-1] if right else None
