"""The cookies of signing in: the session itself, which browser asked for a mail, who is half way in, and
what they typed."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SESSION_COOKIE = "kith_session"
ASKED_COOKIE = "kith_asked"
HALFWAY_COOKIE = "kith_halfway"
TYPED_COOKIE = "kith_typed"
ASKED_FOR = timedelta(minutes=30)
_ASKED_PATH = "/sign-in/"
_TYPED_PATH = "/you/addresses/"


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


def typed_address(request: HttpRequest) -> str:
    """Return the address that its viewer typed before they had to show that it is they, or ""."""
    try:
        value = signing.loads(request.COOKIES.get(TYPED_COOKIE, ""), salt=TYPED_COOKIE, max_age=ASKED_FOR)
        return value["address"] if value["person"] == request.viewer.key else ""  # type: ignore[attr-defined]
    except (signing.BadSignature, KeyError, TypeError):
        return ""


def keep_typed(response: HttpResponse, address: str, person: str) -> HttpResponse:
    """Keep an address in the browser while who typed it shows that it is they. person: their key."""
    value = signing.dumps({"address": address, "person": person}, salt=TYPED_COOKIE)
    seconds = int(ASKED_FOR.total_seconds())
    response.set_cookie(TYPED_COOKIE, value, max_age=seconds, path=_TYPED_PATH, **_guarded())
    return response


def clear_typed(response: HttpResponse) -> None:
    """Forget the address that was typed."""
    response.delete_cookie(TYPED_COOKIE, path=_TYPED_PATH, samesite="Lax")


def _guarded() -> dict:
    return {"httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
