"""Asking to join: the form, how it stands, the answer; for who asks."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.typed import typed
from kith.members.communities.addresses import home_of
from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join, paragraphs
from kith.members.people.queries import person
from kith.rooms.admissions import queries
from kith.rooms.admissions.actions import applying
from kith.rooms.admissions.forms import RequestForm
from kith.rooms.admissions.limits import require_request
from kith.rooms.admissions.models import Application
from kith.rooms.admissions.views import finding
from kith.rooms.admissions.words import who_reads


@door("signed in", "GET", "POST")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the call and the form, or how one's request stands; POST asks."""
    community = finding.community(request)
    call = queries.call_of(community)
    form = RequestForm(call, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, community, form)
    if not form.is_valid() or form.left_over():
        return _page(request, community, form, status=422)
    require_request(request)
    reason, answers = form.cleaned_data["reason"], form.answers()
    applying.apply(community, by=person(request.viewer), reason=reason, answers=answers)
    return _back(slug, _("Sent. You’ll get a mail with the answer, and it will stand here too."))


@door("signed in", "POST")
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one's request back."""
    applying.withdraw(_own(request), by=person(request.viewer))
    return _back(slug, _("You’ve taken your request back. You can ask again whenever you like."))


@door("signed in", "POST")
def readers(request: HttpRequest, slug: str) -> HttpResponse:
    """Let any member read one's request, where nobody else can answer it any more."""
    applying.let_members_read(_own(request), by=person(request.viewer))
    return _back(slug, _("Members can read it now, and two of them can answer."))


def _own(request: HttpRequest) -> Application:
    mine = queries.my_request(request.viewer, finding.community(request))
    if mine is None:
        raise Http404
    return mine.application


def _back(slug: str, words: str) -> HttpResponse:
    return notices.leave(HttpResponseRedirect(reverse("admissions:apply", args=[slug]), status=303), words)


def _page(request: HttpRequest, community: Community, form: RequestForm, status: int = 200) -> HttpResponse:
    mine, call = queries.my_request(request.viewer, community), queries.call_of(community)
    state = mine.application.state if mine else ""
    context = {
        "community": community,
        "standing": request.viewer.standing,
        "call": queries.call_told(call),
        "weighs_mix": bool(call.wished_mix),
        "norms": paragraphs(community.norms),
        "how_to_join": how_to_join(community),
        "who_reads": who_reads(queries.holders(community)),
        "form": typed(form),
        "questions": form.questions,
        "left_over": form.left_over() if status != 200 else [],
        "mine": mine,
        "home": home_of(community.slug),
        "state": state,
        "is_read_by_nobody": bool(mine) and queries.is_read_by_nobody(mine.application),
        "asks": state != "applied" and community.admission_mode == Community.Admission.APPLICATION,
    }
    return page(request, "admissions/apply.html", context, status=status, here="about", community=community)
