"""The token a form carries, masked anew for each page as Django masks it (against BREACH).

Django draws each of the 32 letters of a mask by a call of its own to the system's randomness, and each lets
go of the interpreter's lock: under load that was a tenth of a page. Here one call draws them all.
"""

import secrets

from django.http import HttpRequest
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_SECRET_LENGTH, get_token

_LETTERS = CSRF_ALLOWED_CHARS
_PLACE = {letter: place for place, letter in enumerate(_LETTERS)}
# Above this a byte would make some letters likelier than others, so it is passed by.
_FAIR = 256 - 256 % len(_LETTERS)


def token(request: HttpRequest) -> str:
    """Return the token for the forms of one page; asks for the cookie it belongs to."""
    if "CSRF_COOKIE" not in request.META:
        return get_token(request)
    # As get_token does: the cookie is in use, so it lives on.
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True
    return masked(request.META["CSRF_COOKIE"])


def masked(secret: str) -> str:
    """Return a mask of CSRF_SECRET_LENGTH letters, and the secret shifted by it."""
    mask = _drawn(CSRF_SECRET_LENGTH)
    many = len(_LETTERS)
    return mask + "".join(
        _LETTERS[(_PLACE[one] + _PLACE[other]) % many] for one, other in zip(secret, mask, strict=True)
    )


def _drawn(count: int) -> str:
    letters = ""
    while len(letters) < count:
        letters += "".join(
            _LETTERS[byte % len(_LETTERS)] for byte in secrets.token_bytes(count) if byte < _FAIR
        )
    return letters[:count]
