"""Ten codes on paper, for the day the phone is lost."""

import secrets

from django.db import transaction

from kith.base.kit.clock import now
from kith.members.people.actions.changing import Change, settle, tell
from kith.members.people.letters import Changed
from kith.members.people.models import Person, RecoveryCode
from kith.members.people.tokens import hashed

HOW_MANY = 10
# No letter or digit that looks like another: ten of these are 49 bits.
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_HALF = 5


def renew_codes(*, by: Person, kept: int | None, device: str = "") -> list[str]:
    """Make ten new codes, and the old ones worthless. Returns them; they can't be shown again."""
    change = Change(act="people.codes-renewed", made=Changed.CODES_RENEWED)
    with transaction.atomic():
        codes = write_codes(by)
        settle(change, by=by, kept=kept)
    tell(change, by=by, device=device)
    return codes


@transaction.atomic
def write_codes(person: Person) -> list[str]:
    """Replace a person's codes, inside the change that gives them their second step."""
    RecoveryCode.objects.filter(person=person).delete()
    codes = [_new() for _number in range(HOW_MANY)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, code_hash=_hashed(code, person)) for code in codes
    )
    return codes


def use_code(typed: str, person: Person) -> bool:
    """Use up a code; of two who use one at the same moment, one wins."""
    unused = RecoveryCode.objects.filter(person=person, code_hash=_hashed(typed, person), used_at=None)
    return unused.update(used_at=now()) == 1


def _new() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _number in range(2 * _HALF))
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


def _hashed(code: str, person: Person) -> str:
    letters = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashed(f"recovery:{person.key}:{letters}")
