"""Secrets that travel: only their hashes are stored."""

import hashlib
import hmac
import secrets

from django.conf import settings

CODE_DIGITS = 6


def new_token() -> str:
    """Return a fresh secret of 256 bits for a link or a cookie."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Return a short code to type."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"


def hashed(secret: str) -> str:
    """Return what is stored of a secret: keyed, so that a copy of the database alone opens nothing."""
    return hmac.new(settings.SECRET_KEY.encode(), secret.encode(), hashlib.sha256).hexdigest()


def hashed_code(code: str, browser: str) -> str:
    """Return what is stored of a code: bound to the browser that asked, so that equal codes differ."""
    return hashed(f"{browser}:{code}")


def farewell_hash(address: str) -> str:
    """Return what is kept of an address that nobody writes to any more."""
    return hashed(f"people.farewell:{address.lower()}")
