"""The cookies of signing in: the session itself, which browser asked for a mail, and who is half way in."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SESSION_COOKIE = "kith_session"
ASKED_COOKIE = "kith_asked"
HALFWAY_COOKIE = "kith_halfway"
ASKED_FOR = timedelta(minutes=30)
_ASKED_PATH = "/sign-in/"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a browser remembers after asking for a mail. browser: a secret that a code is bound to."""

    address: str
    browser: str


def set_session(response: HttpResponse, token: str, lasts: timedelta | None) -> None:
    """Hand the browser its session. lasts: None for a cookie that goes when the window closes."""
    seconds = None if lasts is None else int(lasts.total_seconds())
    response.set_cookie(SESSION_COOKIE, token, max_age=seconds, **_guarded())


def clear_session(response: HttpResponse) -> None:
    """Take the session cookie away."""
    response.delete_cookie(SESSION_COOKIE, samesite="Lax")


def set_halfway(response: HttpResponse, token: str, lasts: timedelta | None) -> None:
    """Let the browser show that it has shown one thing. lasts: as for a session."""
    seconds = None if lasts is None else int(lasts.total_seconds())
    response.set_cookie(HALFWAY_COOKIE, token, max_age=seconds, **_guarded())


def clear_halfway(response: HttpResponse) -> None:
    """Take the half-way cookie away."""
    response.delete_cookie(HALFWAY_COOKIE, samesite="Lax")


def asked(request: HttpRequest) -> Asked | None:
    """Return what this browser asked for in the last half hour, or None. Forged cookies are ignored."""
    try:
        value = signing.loads(request.COOKIES.get(ASKED_COOKIE, ""), salt=ASKED_COOKIE, max_age=ASKED_FOR)
        return Asked(address=value["address"], browser=value["browser"])
    except (signing.BadSignature, KeyError, TypeError):
        return None


def browser_of(request: HttpRequest) -> str:
    """Return the secret of this browser: the one it holds from an earlier mail, or a new one."""
    before = asked(request)
    return before.browser if before else secrets.token_urlsafe(24)


def set_asked(response: HttpResponse, asking: Asked) -> None:
    """Remember in the browser for which address it asked."""
    value = signing.dumps({"address": asking.address, "browser": asking.browser}, salt=ASKED_COOKIE)
    response.set_cookie(
        ASKED_COOKIE, value, max_age=int(ASKED_FOR.total_seconds()), path=_ASKED_PATH, **_guarded()
    )


def clear_asked(response: HttpResponse) -> None:
    """Forget the address that was asked for."""
    response.delete_cookie(ASKED_COOKIE, path=_ASKED_PATH, samesite="Lax")


def _guarded() -> dict:
    return {"httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
