"""People who hold a password, an app or a passkey, for tests."""

import re

import pyotp
from django.core import mail

from kith.base.kit.clock import now
from kith.members.people.actions.authenticators import (
    begin_authenticator,
    confirm_authenticator,
    secret_of,
)
from kith.members.people.actions.passkeys import add_passkey, offer_passkey
from kith.members.people.actions.passwords import keep_password
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Authenticator, Passkey, Person
from kith.members.people.tests.keyring import Key

PASSWORD = "warp weft heddle shuttle"


def ada() -> Person:
    return person_at("ada@example.org", name="Ada Okafor", verified=True)


def with_password(person: Person) -> Person:
    keep_password(PASSWORD, by=person, kept=None)
    return person


def with_app(person: Person) -> tuple[pyotp.TOTP, list[str]]:
    """Give a person an app; returns it and ten recovery codes. The code of this half minute is used up."""
    begin_authenticator(by=person)
    app = pyotp.TOTP(secret_of(Authenticator.objects.get(person=person)))
    return app, confirm_authenticator(app.at(now()), by=person, kept=None).codes


def with_passkey(person: Person, name: str = "My phone", **honest) -> tuple[Key, Passkey]:
    key = Key(**honest)
    add_passkey(key.made(offer_passkey(by=person).options), name, by=person, kept=None)
    return key, Passkey.objects.get(person=person, credential=key.credential.hex())


def newest_not_me() -> str:
    """Return the path of the "it wasn't me" link in the newest mail."""
    return re.search(r"https?://[^/]+(/sign-in/not-me/\S+)", mail.outbox[-1].body).group(1)
