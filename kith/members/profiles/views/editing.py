"""Changing one's own profile: each part says who reads it before anything is typed."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.members.communities.queries import network_name
from kith.members.people.models import Person
from kith.members.people.queries import person
from kith.members.profiles import queries
from kith.members.profiles.actions.writing import keep
from kith.members.profiles.forms import Sheet, contacts, readers
from kith.members.profiles.models.affiliation import MAX_ORGANISATION, MAX_ROLE, MAX_STINTS
from kith.members.profiles.models.line import MAX_LINE, MAX_LINES
from kith.members.profiles.models.profile import MAX_ABOUT, MAX_CONTACT, MAX_LANGUAGES

_LIMITS = {
    "about": MAX_ABOUT,
    "contact": MAX_CONTACT,
    "languages": MAX_LANGUAGES,
    "line": MAX_LINE,
    "lines": MAX_LINES,
    "organisation": MAX_ORGANISATION,
    "role": MAX_ROLE,
    "stints": MAX_STINTS,
}


@door("signed in", "GET", "POST")
def edit(request: HttpRequest) -> HttpResponse:
    """Show the viewer's own sheet, and keep it; "one more line" gives it back with what was typed."""
    me = person(request.viewer)
    kept = Sheet.of(queries.own(me))
    if request.method != "POST":
        return _form(request, me, kept)
    sheet, more = Sheet.typed(request.POST), request.POST.get("more", "")
    if more:
        return _form(request, me, sheet.over(kept).with_one_more(more), more=more)
    try:
        keep(me, sheet.said(), by=me)
    except ValidationError as error:
        faults = {field: sentences[0] for field, sentences in error.message_dict.items()}
        return _form(request, me, sheet.over(kept), faults=faults, status=422)
    response = HttpResponseRedirect(reverse("profiles:person", args=[me.key]), status=303)
    return notices.leave(response, _("Kept. This is your page as you see it."))


def _form(
    request: HttpRequest,
    me: Person,
    sheet: Sheet,
    *,
    faults: dict[str, str] | None = None,
    more: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "me": me,
        "sheet": sheet,
        "faults": faults or {},
        "more": more,
        "most": _LIMITS,
        "readers": readers(network_name()),
        "nobody": ("nobody", _("Nobody")),
        "contacts": contacts(),
        "constituencies_in_use": queries.constituencies_in_use(request.viewer),
        "organisations_in_use": queries.organisations_in_use(request.viewer),
    }
    return page(request, "profiles/edit.html", context, here="you", status=status)
