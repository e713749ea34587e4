"""Your passkeys: added under a name, taken away."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.ids import is_key
from kith.base.kit.pages import notices, page
from kith.members.people.actions.passkeys import MAX_NAME, add_passkey, offer_passkey, remove_passkey
from kith.members.people.browsers import device_of, device_words
from kith.members.people.views.setting_up import Settler, handed_over, onward_from, setting_up
from kith.members.people.views.ways import shown_once, taken_away


@door("anyone", "GET", "POST")
@setting_up
def passkey(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Ask for a name, and keep the passkey that the browser made."""
    if request.method != "POST":
        return _form(request, settler, name=device_words(device_of(request))[:MAX_NAME])
    name, onward = request.POST.get("name", ""), onward_from(settler)
    try:
        added = add_passkey(
            request.POST.get("token", ""),
            name,
            by=settler.person,
            kept=settler.kept,
            device=device_of(request),
            row=settler.row,
        )
    except ValidationError as error:
        return _form(request, settler, name=name, error=error.messages[0], status=422)
    if added.codes:
        return shown_once(request, added, onward)
    response = handed_over(request, HttpResponseRedirect(onward, status=303), added.entrance)
    return notices.leave(response, _("Your passkey is kept. You’re signed out everywhere but here."))


@door("anyone", "POST")
@setting_up
def options(request: HttpRequest, settler: Settler) -> HttpResponse:
    """Tell the browser what to ask an authenticator for."""
    return JsonResponse(offer_passkey(by=settler.person).options)


@door("signed in", "POST")
@setting_up
def remove(request: HttpRequest, settler: Settler, key: str) -> HttpResponse:
    """Take one passkey away."""
    gone = is_key(key) and remove_passkey(
        key, by=settler.person, kept=settler.kept, device=device_of(request)
    )
    if not gone:
        raise Http404
    return taken_away(request)


def _form(
    request: HttpRequest, settler: Settler, name: str, error: str = "", status: int = 200
) -> HttpResponse:
    words = {"name": name, "error": error, "max_name": MAX_NAME, "half_way": settler.row is not None}
    return page(request, "people/passkey.html", words, here="you", status=status)
