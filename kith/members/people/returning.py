"""Where somebody goes once they are signed in."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from kith.base.kit.places import offered

MAX_NEXT = 500
_DOORSTEPS = ("/sign-in/", "/sign-out/")


def next_from(request: HttpRequest) -> str:
    """Return where the request wants to go on to, or "" when that is not a plain path on this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if _is_here(wanted) else ""


def onward(request: HttpRequest, wanted: str) -> str:
    """Return the path to go on to: the one wanted, else the first place in the navigation."""
    if _is_here(wanted):
        return wanted
    places = offered("network", request.viewer)
    return places[0].href if places else "/"


def _is_here(path: str) -> bool:
    return (
        path.startswith("/")
        and len(path) <= MAX_NEXT
        and path.isprintable()
        and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
        and not path.startswith(_DOORSTEPS)
    )
