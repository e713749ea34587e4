"""A passkey as a phone would hold it, for tests: it makes itself and signs, honestly or not."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, VERIFIED, HAS_CREDENTIAL = 1, 4, 64


@dataclass
class Key:
    """origin, flags: what it claims; the defaults are honest. count: how often it has signed."""

    origin: str = ""
    flags: int = PRESENT | VERIFIED
    count: int = 0
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, options: dict[str, Any]) -> str:
        """Return what a browser answers to the options for a new passkey."""
        public = options["publicKey"]
        cose = cbor.encode(ES256.from_cryptography_key(self.private.public_key()))
        attested = bytes(16) + struct.pack(">H", len(self.credential)) + self.credential + cose
        data = self._data(public["rp"]["id"], self.flags | HAS_CREDENTIAL) + attested
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", public["challenge"])
        return self._answer(clientDataJSON=said, attestationObject=attestation)

    def signed(self, options: dict[str, Any]) -> str:
        """Return what a browser answers to the options for signing in."""
        public = options["publicKey"]
        data = self._data(public["rpId"], self.flags)
        said = self._said("webauthn.get", public["challenge"])
        signature = self.private.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=data, signature=signature)

    def _data(self, site: str, flags: int) -> bytes:
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _said(self, kind: str, challenge: str) -> bytes:
        origin = self.origin or settings.SITE_URL
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin}).encode()

    def _answer(self, **parts: bytes) -> str:
        name = websafe_encode(self.credential)
        response = {part: websafe_encode(value) for part, value in parts.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
