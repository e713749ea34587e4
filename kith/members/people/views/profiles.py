"""Your own page: how others see you, and where your days are."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.members.people import corner
from kith.members.people.actions.introducing import Introduction, introduce, languages
from kith.members.people.models.person import MAX_NAME, MAX_POINTER, Person
from kith.members.people.queries import addresses, person
from kith.members.people.returning import next_from
from kith.members.people.zones import zone_choices


@door("signed in", "GET", "POST")
def you(request: HttpRequest) -> HttpResponse:
    """Show and keep what the viewer says of themselves."""
    me = person(request.viewer)
    if request.method != "POST":
        return _form(request, me, Introduction(me.name, me.pointer, me.zone, me.language))
    said = Introduction(
        name=request.POST.get("name", ""),
        pointer=request.POST.get("pointer", ""),
        zone=request.POST.get("zone", me.zone),
        language=request.POST.get("language", me.language),
    )
    try:
        introduce(said, by=me)
    except ValidationError as error:
        faults = {field: sentences[0] for field, sentences in error.message_dict.items()}
        return _form(request, me, said, faults, status=422)
    response = HttpResponseRedirect(next_from(request) or reverse("people:you"), status=303)
    return notices.leave(response, _("Kept. Others see it from now on."))


def _form(
    request: HttpRequest,
    me: Person,
    said: Introduction,
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    words = {
        "said": said,
        "faults": faults or {},
        "max_name": MAX_NAME,
        "max_pointer": MAX_POINTER,
        "zones": _with(zone_choices(), me.zone),
        "languages": tuple(languages().items()),
        "addresses": addresses(me),
        "next": next_from(request),
        "corner": corner.links(),
    }
    return page(request, "people/you.html", words, here="you", status=status)


def _with(choices: tuple[tuple[str, str], ...], held: str) -> tuple[tuple[str, str], ...]:
    # A zone kept before the list changed is still theirs.
    return choices if held in dict(choices) else ((held, held), *choices)
