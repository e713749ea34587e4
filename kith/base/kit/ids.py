"""Public keys: random, short enough to read out, impossible to count or guess (RULINGS 2)."""

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
KEY_LENGTH = 13


def random_key() -> str:
    """Return 64 random bits as 13 base32 characters without i, l, o and u."""
    number = secrets.randbits(64)
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(60, -1, -5))


def is_key(text: str) -> bool:
    """Say whether text has the shape of a public key."""
    return len(text) == KEY_LENGTH and all(letter in _ALPHABET for letter in text)
