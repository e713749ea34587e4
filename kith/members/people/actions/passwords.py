"""A password, for whoever wants one: set, changed, taken away. The mailed link works beside it."""

from copy import copy

from django.contrib.auth import password_validation
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kith.members.people.actions.changing import Change, settle, tell
from kith.members.people.actions.refuting import password_mark
from kith.members.people.letters import Changed
from kith.members.people.models import Person
from kith.members.people.queries import addresses

LEAST = 12
MOST = 200
# Needs memory, not only time, and Python has it built in (decisions/0013).
HASHER = "scrypt"
_COMPARED = ("name", "address")


def keep_password(typed: str, *, by: Person, kept: int | None, device: str = "") -> None:
    """Set `by`'s password, or change it; their other sessions end. kept: the session it is done in.

    The caller has seen `by` prove themselves in the last minutes. Raises ValidationError in plain words.
    """
    faults = _faults(typed, by)
    if faults:
        raise ValidationError({"password": faults})
    made = make_password(typed, hasher=HASHER)
    change = Change(
        act="people.password-set",
        made=Changed.PASSWORD_SET,
        why="changed" if by.password else "first",
        undoes=f"password:{password_mark(made)}",
    )
    _keep(made, change, by, kept)
    tell(change, by=by, device=device)


def remove_password(*, by: Person, kept: int | None, device: str = "") -> bool:
    """Take the password away; False when there was none."""
    if not by.password:
        return False
    change = Change(act="people.password-removed", made=Changed.PASSWORD_REMOVED)
    _keep("", change, by, kept)
    tell(change, by=by, device=device)
    return True


@transaction.atomic
def _keep(made: str, change: Change, by: Person, kept: int | None) -> None:
    Person.objects.filter(pk=by.pk).update(password=made)
    by.password = made
    settle(change, by=by, kept=kept)


def _faults(typed: str, by: Person) -> list[str]:
    if len(typed) > MOST:
        return [_("Use %(most)s characters at most.") % {"most": MOST}]
    codes = {code for address in addresses(by) or [""] for code in _codes(typed, by, address)}
    return [words for code, words in _words().items() if code in codes]


def _codes(typed: str, by: Person, address: str) -> list[str]:
    somebody = copy(by)
    somebody.address = address
    try:
        password_validation.validate_password(typed, somebody, _validators())
    except ValidationError as error:
        return [fault.code for fault in error.error_list]
    return []


def _validators() -> list:
    return [
        password_validation.MinimumLengthValidator(LEAST),
        password_validation.UserAttributeSimilarityValidator(_COMPARED),
        password_validation.CommonPasswordValidator(),
        password_validation.NumericPasswordValidator(),
    ]


def _words() -> dict[str, str]:
    return {
        "password_too_short": _("Use at least %(least)s characters. Four words in a row do well.")
        % {"least": LEAST},
        "password_too_similar": _("That’s too close to your name or your address."),
        "password_too_common": _("Many people use that one, so it’s tried first. Choose another."),
        "password_entirely_numeric": _("Use some letters as well as digits."),
    }
