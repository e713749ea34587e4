"""How every page is rendered: a template, its context and the shell around it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils.functional import cached_property
from django.utils.translation import get_language
from markupsafe import Markup

from kith.base.kit import form_tokens, places

NOTICE_COOKIE = "kith_notice"


@dataclass(slots=True)
class Shelter:
    """What the shell knows of the network and the community; config plugs in who tells it."""

    network_name: Callable[[], str] = lambda: "Kith"
    band: Callable[[Any], Any] = lambda community: community


shelter = Shelter()


@dataclass
class Shell:
    """The frame around a page: navigation, community band, flash words, form token."""

    request: HttpRequest
    viewer: Any
    here: str = ""
    community: Any = None
    notice: str | None = None

    @cached_property
    def network_name(self) -> str:
        return shelter.network_name()

    @cached_property
    def network_places(self) -> tuple[places.Spot, ...]:
        return places.offered("network", self.viewer)

    @cached_property
    def community_places(self) -> tuple[places.Spot, ...]:
        return places.offered("community", self.viewer, self.community.slug) if self.community else ()

    @property
    def language(self) -> str:
        return (get_language() or "en").split("-x-")[0]

    @property
    def path(self) -> str:
        return self.request.get_full_path()

    @cached_property
    def csrf_input(self) -> Markup:
        token = form_tokens.token(self.request)
        return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token)


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    here: str = "",
    community: Any = None,
) -> HttpResponse:
    """Render a page inside the shell.

    template: "label/name.html". here: name of the current Place. community: a row with a band, or None.
    """
    viewer = request.viewer
    notice = notices.pop(request)
    shell = Shell(request, viewer, here, shelter.band(community) if community else None, notice)
    values = {"shell": shell, "viewer": viewer, **(context or {})}
    response = HttpResponse(engines["kith"].env.get_template(template).render(values), status=status)
    if notice:
        response.delete_cookie(NOTICE_COOKIE)
    return response


def page_number(request: HttpRequest, last: int = 100_000, name: str = "page") -> int:
    """Return ?page= (or what else it goes by) as a whole number within 1 and `last`; anything else is 1."""
    asked = request.GET.get(name, "1")
    return min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


class notices:
    """A few words that survive one redirect ("You said this helped. Gethin knows.")."""

    @staticmethod
    def leave(response: HttpResponse, words: str) -> HttpResponse:
        """Show these words on the next page this browser opens."""
        value = signing.dumps(str(words)[:400], salt=NOTICE_COOKIE, compress=True)
        response.set_cookie(
            NOTICE_COOKIE,
            value,
            max_age=60,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response

    @staticmethod
    def pop(request: HttpRequest) -> str | None:
        """Return the words left for this page, if any; forged ones are ignored."""
        if NOTICE_COOKIE not in request.COOKIES:
            return None
        try:
            return signing.loads(request.COOKIES[NOTICE_COOKIE], salt=NOTICE_COOKIE, max_age=60)
        except signing.BadSignature:
            return None
