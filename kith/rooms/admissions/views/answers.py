"""Those who wait for an answer, for whoever decides; and the answers."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.base.kit.typed import Typed, typed
from kith.members.communities.models import Community
from kith.members.communities.words import how_to_join, paragraphs
from kith.members.people.names import first_name
from kith.members.people.queries import person
from kith.rooms.admissions import queries
from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.forms import AnswerForm
from kith.rooms.admissions.models import Application
from kith.rooms.admissions.views import finding
from kith.rooms.admissions.words import who_reads_these


@door("members of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who asked to join, the oldest first, each in full."""
    return _page(request, finding.decided_by_viewer(request))


@door("members of the community", "POST")
def new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Answer a request: welcome, or not this time with a reason."""
    community = finding.decided_by_viewer(request)
    application = finding.application(request, key)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, community, key, typed(form), status=422)
    now_is = answer(application, by=person(request.viewer), **form.cleaned_data)
    response = HttpResponseRedirect(reverse("admissions:admissions", args=[slug]), status=303)
    return notices.leave(response, _said(now_is))


def _said(application: Application) -> str:
    name = first_name(application.person.name)
    words = {
        Application.State.APPROVED: _("%(name)s is in, and a mail says so."),
        Application.State.DECLINED: _("%(name)s gets a mail with the reason."),
    }
    waits = _("Kept. One more member has to say the same, then %(name)s gets an answer.")
    return words.get(Application.State(application.state), waits) % {"name": name}


def _page(
    request: HttpRequest, community: Community, key: str = "", said: Typed | None = None, status: int = 200
) -> HttpResponse:
    """Show the page. key: of the request whose answer is amiss; said: that answer, as typed."""
    call, holders, viewer = queries.call_of(community), queries.holders(community), request.viewer
    context = {
        "community": community,
        "waiting": leaf(request, lambda at: queries.waiting(viewer, community, at), queries.COUNT),
        "answered": leaf(
            request, lambda at: queries.answered(viewer, community, at), queries.COUNT, "answered"
        ),
        "call": queries.call_told(call),
        "wished_mix": paragraphs(call.wished_mix),
        "how_to_join": how_to_join(community),
        "who_reads": who_reads_these(holders),
        "one_more": queries.one_more_needed(community),
        "wrong_key": key,
        "said": said,
    }
    return page(
        request, "admissions/admissions.html", context, status=status, here="admissions", community=community
    )
