"""Passkeys: one is asked for, added under a name, taken away."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.lines import one_line
from kith.members.people import ceremony
from kith.members.people.actions.authenticators import keep_one
from kith.members.people.actions.changing import Added, Change, settle, settle_added, tell
from kith.members.people.actions.recovery import write_codes
from kith.members.people.ceremony import Answer, Asked, BadAnswer
from kith.members.people.letters import Changed
from kith.members.people.models import HalfwayIn, Passkey, PasskeyChallenge, Person, RecoveryCode
from kith.members.people.needing import needs_second_factor
from kith.members.people.queries import is_last_step
from kith.members.people.tokens import hashed

MOST = 20
MAX_NAME = 60
GOOD_FOR = timedelta(minutes=5)


def offer_passkey(*, by: Person) -> Asked:
    """Return what `by`'s browser is to ask an authenticator for."""
    held = [bytes(half) for half in by.passkeys.values_list("public_half", flat=True)]
    asked = ceremony.ask_for_new(by.key, by.name, held)
    remember(asked, by)
    return asked


def add_passkey(
    text: str, name: str, *, by: Person, kept: int | None, row: HalfwayIn | None = None, device: str = ""
) -> Added:
    """Keep the passkey a browser has just made, with recovery codes where a second step begins with it.

    row: set when `by` is half way in; then they come in by it. Raises TooLate, or ValidationError, with a
    sentence, when the answer is none or there are too many.
    """
    # First of all: what the browser made can be shown once only.
    name = _named(name)
    half = _half(text, by)
    try:
        with transaction.atomic():
            passkey = Passkey.objects.create(
                person=by,
                name=name,
                credential=half.credential,
                public_half=half.public_half,
                sign_count=half.sign_count,
            )
            change = _added(passkey)
            codes = _first_codes(by)
            entrance = settle_added(change, "passkey", by=by, kept=kept, row=row)
    except IntegrityError:
        raise ValidationError(_not_added()) from None
    tell(change, by=by, device=device)
    return Added(codes, entrance)


def remove_passkey(key: str, *, by: Person, kept: int | None, device: str = "") -> bool:
    """Take one of `by`'s passkeys away; False when they have none of that key.

    Raises Refusal when it is the last second step of somebody who must have one.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=by.pk)
        passkey = Passkey.objects.filter(person=person, key=key).first()
        if passkey is None:
            return False
        if is_last_step(person, passkey):
            raise keep_one()
        change = Change("people.passkey-removed", Changed.PASSKEY_REMOVED, about=f"passkey:{passkey.key}")
        passkey.delete()
        settle(change, by=by, kept=kept)
    tell(change, by=by, device=device)
    return True


def remember(asked: Asked, person: Person | None) -> None:
    """Keep what was asked, so that it can be answered once."""
    PasskeyChallenge.objects.create(
        challenge_hash=hashed(asked.challenge), person=person, expires_at=now() + GOOD_FOR
    )


def was_asked(answer: Answer, person: Person | None) -> bool:
    """Say whether this was asked of that person (None: at the door), a moment ago; only the first time."""
    asked = PasskeyChallenge.objects.filter(
        challenge_hash=hashed(answer.challenge), person=person, expires_at__gt=now()
    )
    return asked.delete()[0] == 1


def _named(name: str) -> str:
    name = one_line(name)
    if len(name) > MAX_NAME:
        raise ValidationError(_("That’s a long name. %(most)s letters do.") % {"most": MAX_NAME})
    return name or _("Passkey")


def _half(text: str, by: Person) -> ceremony.Half:
    try:
        answer = ceremony.read(text)
        if not was_asked(answer, by):
            raise BadAnswer
        half = ceremony.created(answer)
    except BadAnswer:
        raise ValidationError(_not_added()) from None
    if Passkey.objects.filter(person=by).count() >= MOST:
        raise ValidationError(_("You have as many passkeys as we keep. Take one away first."))
    return half


def _first_codes(by: Person) -> list[str]:
    first = needs_second_factor(by.pk) and not RecoveryCode.objects.filter(person=by).exists()
    return write_codes(by) if first else []


def _added(passkey: Passkey) -> Change:
    about = f"passkey:{passkey.key}"
    return Change("people.passkey-added", Changed.PASSKEY_ADDED, about=about, undoes=about)


def _not_added() -> str:
    return _("That passkey couldn’t be added. Press the button to try once more.")
