"""Coming in with a password or a passkey, beside the mailed link."""

from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from kith.base.kit.clock import now
from kith.members.people import ceremony
from kith.members.people.actions.entering import Entrance, begin_session
from kith.members.people.actions.passkeys import remember, was_asked
from kith.members.people.actions.passwords import HASHER, MOST
from kith.members.people.actions.proving import Halfway, enter_or_ask
from kith.members.people.actions.signing_in import too_many
from kith.members.people.addressing import MAX_ADDRESS, folded
from kith.members.people.ceremony import Answer, Asked, BadAnswer
from kith.members.people.limits import CHALLENGES, FAILED_HERE, FAILED_PASSWORDS, give_back, take
from kith.members.people.models import Address, Passkey, Person
from kith.members.people.tokens import new_token


def enter_with_password(
    address: str,
    password: str,
    *,
    device: str = "",
    shared_computer: bool = False,
    client: str = "",
    next: str = "",
) -> Entrance | Halfway | None:
    """Begin a session, or ask for the second step; None, after the same work, whatever was wrong.

    Raises Refusal "too-many" for one who keeps trying. Call it outside a transaction.
    """
    who = folded(address.strip())[:MAX_ADDRESS]
    _count(client)
    if not take(FAILED_PASSWORDS, who):
        raise too_many(FAILED_PASSWORDS, who)
    person = _somebody(who)
    kept = person.password if person else ""
    if not check_password(password[: MOST + 1], kept or _nobodys(), preferred=HASHER) or not kept:
        return None
    give_back(FAILED_PASSWORDS, who)
    _uncount(client)
    return enter_or_ask(person, why="password", device=device, shared_computer=shared_computer, next=next)


def ask_passkey(*, client: str = "") -> Asked:
    """Return what a browser at the door is to ask an authenticator for. Raises Refusal "too-many"."""
    if client and not take(CHALLENGES, client):
        raise too_many(CHALLENGES, client)
    asked = ceremony.ask_for_any()
    remember(asked, None)
    return asked


def enter_with_passkey(
    text: str, *, device: str = "", shared_computer: bool = False, client: str = "", next: str = ""
) -> Entrance | None:
    """Begin a session of the passkey's person: holding it and being recognised by it are two factors.

    None when the answer is not good. Raises Refusal "too-many" for one who keeps trying.
    """
    _count(client)
    try:
        answer = ceremony.read(text)
        person = _signer(answer) if was_asked(answer, None) else None
    except BadAnswer:
        return None
    if person is None:
        return None
    _uncount(client)
    return begin_session(person, device=device, shared_computer=shared_computer, why="passkey", next=next)


@transaction.atomic
def _signer(answer: Answer) -> Person | None:
    """Return whose passkey signed the answer. Raises BadAnswer."""
    held = Passkey.objects.select_for_update(of=("self",)).select_related("person")
    passkey = held.filter(credential=answer.credential, person__in=Person.objects.present()).first()
    if passkey is None:
        return None
    count = ceremony.signed(answer, bytes(passkey.public_half), passkey.person.key)
    # An authenticator that counts never counts backwards: a copy of it would.
    if (count or passkey.sign_count) and count <= passkey.sign_count:
        raise BadAnswer
    Passkey.objects.filter(pk=passkey.pk).update(sign_count=count, used_at=now())
    return passkey.person


def _somebody(address: str) -> Person | None:
    row = Address.objects.at(address).proved().select_related("person").first()
    return row.person if row and row.person.erased_at is None else None


@cache
def _nobodys() -> str:
    # Compared with where there is no password, so that nobody learns from the time it takes.
    return make_password(new_token(), hasher=HASHER)


def _count(client: str) -> None:
    if client and not take(FAILED_HERE, client):
        raise too_many(FAILED_HERE, client)


def _uncount(client: str) -> None:
    if client:
        give_back(FAILED_HERE, client)
