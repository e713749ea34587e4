"""Passkeys as browsers and authenticators speak of them: what is asked, and whether the answer is good.

The checking is fido2's. Every answer must come from this site's own address, and its person must have
been recognised by the authenticator (by finger, face or PIN): that is what makes one passkey two factors.
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from kith.base.kit.pages import shelter

LONGEST_ANSWER = 20_000
_MUST = UserVerificationRequirement.REQUIRED


class BadAnswer(Exception):
    """What came back is no answer to what was asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the browser is handed, ready for JSON, and the challenge in it."""

    options: dict[str, Any]
    challenge: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, not yet believed. challenge: which one it claims to answer."""

    said: dict[str, Any]
    challenge: str
    credential: str


@dataclass(frozen=True, slots=True)
class Half:
    """The public half of a passkey, as it is kept."""

    credential: str
    public_half: bytes
    sign_count: int


def ask_for_new(key: str, name: str, held: list[bytes]) -> Asked:
    """Return what makes an authenticator create a passkey. held: public halves that are there already."""
    user = PublicKeyCredentialUserEntity(id=key.encode(), name=name, display_name=name)
    known = [AttestedCredentialData(half) for half in held]
    options, state = _server().register_begin(
        user, known, resident_key_requirement=ResidentKeyRequirement.REQUIRED, user_verification=_MUST
    )
    return Asked(dict(options), state["challenge"])


def ask_for_any() -> Asked:
    """Return what makes an authenticator sign with a passkey of this site, whoever's it is."""
    options, state = _server().authenticate_begin(user_verification=_MUST)
    return Asked(dict(options), state["challenge"])


def read(text: str) -> Answer:
    """Return what a browser sent back. Raises BadAnswer when it makes no sense."""
    try:
        said = json.loads(text) if len(text) <= LONGEST_ANSWER else None
        made = "attestationObject" in said["response"]
        parsed = (RegistrationResponse if made else AuthenticationResponse).from_dict(said)
        challenge = websafe_encode(parsed.response.client_data.challenge)
        return Answer(said, challenge, parsed.raw_id.hex())
    except _NONSENSE as error:
        raise BadAnswer from error


def created(answer: Answer) -> Half:
    """Return the new passkey's public half. Raises BadAnswer."""
    try:
        data = _server().register_complete(_state(answer), answer.said)
        return Half(data.credential_data.credential_id.hex(), bytes(data.credential_data), data.counter)
    except _NONSENSE as error:
        raise BadAnswer from error


def signed(answer: Answer, public_half: bytes, key: str) -> int:
    """Check a signature against the public half of the passkey; returns how often it says it has signed.

    key: public key of its person, whom the answer must not name otherwise. Raises BadAnswer.
    """
    try:
        _server().authenticate_complete(_state(answer), [AttestedCredentialData(public_half)], answer.said)
        parsed = AuthenticationResponse.from_dict(answer.said)
        if parsed.response.user_handle not in (None, b"", key.encode()):
            raise BadAnswer
        return parsed.response.authenticator_data.counter
    except _NONSENSE as error:
        raise BadAnswer from error


# Whoever is at the door can send anything, and the parsers answer with whatever they trip over.
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError, RecursionError)


def _state(answer: Answer) -> dict[str, Any]:
    return {"challenge": answer.challenge, "user_verification": _MUST}


def _server() -> Fido2Server:
    here = urlsplit(settings.SITE_URL)
    site = PublicKeyCredentialRpEntity(id=here.hostname or "localhost", name=shelter.network_name())
    return Fido2Server(site, verify_origin=lambda origin: origin == f"{here.scheme}://{here.netloc}")
