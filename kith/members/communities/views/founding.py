"""Starting a community: anyone signed in can, in minutes."""

from contextlib import suppress

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.lines import one_line
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.base.ui.cloth import Week
from kith.base.ui.motifs import MOTIFS
from kith.members.communities import nearby, queries
from kith.members.communities.actions.founding import found_community
from kith.members.communities.addresses import home_of
from kith.members.communities.forms import GLAZE_NAMES, MOTIF_NAMES, CommunityForm, admissions
from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join
from kith.members.people.models import Person
from kith.members.people.queries import person

# What a sample of cloth shows: talk, a gathering, something kept, a gathering to come.
SAMPLE = (Week(talk=2), Week(gathering=True), Week(talk=1), Week(talk=3, kept=True), Week(to_come=True))

_ATTEMPTS = 4


@door("signed in", "GET", "POST")
def new(request: HttpRequest) -> HttpResponse:
    """Show the form, what is near to what it describes, and found that. "again" shows the form once more."""
    if request.method != "POST":
        return _form(request, CommunityForm(initial=_suggested()))
    if "again" in request.POST:
        return _form(request, CommunityForm(initial=request.POST.dict()))
    founder = person(request.viewer)
    near = _not_shown_yet(request.POST)
    if near:
        return _before_starting(request, near)
    community, form = _found(founder, request.POST)
    if community is None:
        return _again(founder, form) or _form(request, form, status=422)
    words = _("%(name)s is here. What helps it begin stands below.") % {"name": community.name}
    return notices.leave(HttpResponseRedirect(home_of(community.slug), status=303), words)


def _found(founder: Person, posted: QueryDict) -> tuple[Community | None, CommunityForm]:
    """Found what the form describes; no community when the form says what is amiss."""
    for _attempt in range(_ATTEMPTS):
        form = CommunityForm(posted)
        if not form.is_valid():
            return None, form
        # Someone may take the same name or short address between our asking and our writing: ask again.
        with suppress(IntegrityError):
            return found_community(by=founder, **form.cleaned_data), form
    raise refuse("busy")


def _not_shown_yet(posted: QueryDict) -> list[Community]:
    """Return what is near to a form that could be founded, unless all of it was shown before."""
    form = CommunityForm(posted)
    if not form.is_valid():
        return []
    near = nearby.near_to(form.cleaned_data["name"], form.cleaned_data["domain_statement"])
    shown = set(posted.get("shown", "").split())
    return near if {one.slug for one in near} - shown else []


def _before_starting(request: HttpRequest, near: list[Community]) -> HttpResponse:
    context = {
        "near": [(one, home_of(one.slug), how_to_join(one)) for one in near],
        "typed": [(name, request.POST.get(name, "")) for name in CommunityForm.base_fields],
        "name": one_line(request.POST.get("name", "")),
        "shown": " ".join(one.slug for one in near),
    }
    return page(request, "communities/near.html", context, here="start")


def _again(founder: Person, form: CommunityForm) -> HttpResponse | None:
    """Answer a form sent twice by the one who founded that community moments ago: here it is."""
    if list(form.errors) != ["name"]:
        return None
    made = queries.founded_just_now(founder, one_line(form.data.get("name", "")))
    return HttpResponseRedirect(home_of(made.slug), status=303) if made else None


def _suggested() -> dict[str, str]:
    return {
        "admission_mode": Community.Admission.OPEN,
        "glaze": queries.least_worn(Community.GLAZES, "glaze"),
        "motif": queries.least_worn(tuple(MOTIFS), "motif"),
    }


def _form(request: HttpRequest, form: CommunityForm, status: int = 200) -> HttpResponse:
    context = {
        "form": typed(form),
        "admissions": admissions(),
        "glazes": [(name, GLAZE_NAMES[name]) for name in Community.GLAZES],
        "motifs": [(name, MOTIF_NAMES[name]) for name in MOTIFS],
        "sample": SAMPLE,
        "shown": request.POST.get("shown", ""),
    }
    return page(request, "communities/new.html", context, status=status, here="start")
