"""The link from the mail. Looking at it changes nothing, for mail scanners look at it too (TRUST E2)."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.people.actions.redeeming import live_link, redeem_link
from kith.members.people.browsers import client_of, device_of
from kith.members.people.views.doorstep import let_in, wants_shared


@door("anyone", "GET", "POST")
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; only pressing it signs in."""
    if request.method != "POST":
        asking = live_link(token)
        if asking is None:
            return _gone(request)
        return page(request, "people/link.html", {"address": asking.address, "token": token})
    entrance = redeem_link(
        token, device=device_of(request), shared_computer=wants_shared(request), client=client_of(request)
    )
    return let_in(request, entrance) if entrance else _gone(request)


def _gone(request: HttpRequest) -> HttpResponse:
    return page(request, "people/link_gone.html", status=404)
