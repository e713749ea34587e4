"""“It wasn't me”: whoever reads the mail takes back what was added, and signs everybody out.

It never weakens an account: reading somebody's mail must not be enough to be rid of their second step.
"""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import IntegrityError, transaction

from kith.base.kit.clock import now
from kith.members.people.actions.auditing import note
from kith.members.people.actions.changing import NOT_ME
from kith.members.people.actions.leaving import end_others
from kith.members.people.addressing import folded
from kith.members.people.models import Address, Passkey, Person
from kith.members.people.queries import is_last_step, with_key
from kith.members.people.sealing import Unreadable, unseal
from kith.members.people.tokens import hashed

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Refutation:
    """What a link in a mail stands for. undoes: see changing.Change."""

    person: Person
    undoes: str


def read(token: str) -> Refutation | None:
    """Return what the link stands for, while it does. Changes nothing."""
    try:
        said = signing.loads(token, salt=NOT_ME, max_age=LASTS)
    except signing.BadSignature:
        return None
    person = with_key(said["person"])
    return Refutation(person, said["undoes"]) if person else None


@transaction.atomic
def refute(said: Refutation) -> bool:
    """Take back what was added and end every session; says whether something was taken back.

    A password that has been changed since stays; so does the last passkey of somebody who must have one.
    """
    person = Person.objects.select_for_update().get(pk=said.person.pk)
    kind, _colon, mark = said.undoes.partition(":")
    undone = _UNDOING.get(kind, _nothing)(person, mark)
    note("people.refuted", by=person, about=f"person:{person.key}", why=kind if undone else "signed-out")
    end_others(None, by=person, why="refuted")
    return undone


def password_mark(kept: str) -> str:
    """Return what tells one kept password from the next, and nothing about either."""
    return hashed(f"password:{kept}")[:24]


def _without_password(person: Person, mark: str) -> bool:
    if not person.password or not hmac.compare_digest(password_mark(person.password), mark):
        return False
    return Person.objects.filter(pk=person.pk, password=person.password).update(password="") == 1


def _without_passkey(person: Person, mark: str) -> bool:
    passkey = Passkey.objects.filter(person=person, key=mark).first()
    if passkey is None or is_last_step(person, passkey):
        return False
    return passkey.delete()[0] == 1


def address_mark(address: str) -> str:
    """Return what tells one address from the next, and nothing about either."""
    return hashed(f"address:{folded(address)}")[:24]


def _without_address(person: Person, mark: str) -> bool:
    proved = list(Address.objects.filter(person=person).proved())
    added = [one for one in proved if hmac.compare_digest(address_mark(one.address), mark)]
    if not added or len(proved) == len(added):
        return False
    return added[0].delete()[0] == 1


def _with_address(person: Person, mark: str) -> bool:
    """Give an address back: it was theirs, and whoever presses reads mail there or at another of theirs.

    mark: the address, sealed, for a link lies about in mailboxes and logs.
    """
    try:
        address = unseal(mark)
    except Unreadable:
        return False
    try:
        with transaction.atomic():
            Address.objects.create(person=person, address=address, verified_at=now())
    except IntegrityError:
        return False
    return True


def _nothing(person: Person, mark: str) -> bool:
    return False


_UNDOING = {
    "password": _without_password,
    "passkey": _without_passkey,
    "address": _without_address,
    "address-removed": _with_address,
}
