"""Another wording: proposed, read side by side, adopted or let go."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page, page_number
from kith.base.kit.typed import typed
from kith.members.communities.models import Community
from kith.members.people.queries import person
from kith.rooms.charter import queries
from kith.rooms.charter.access import closes_at, may_adopt, someone_asks_to_wait
from kith.rooms.charter.actions import proposing
from kith.rooms.charter.comparing import changes
from kith.rooms.charter.forms import ProposalForm
from kith.rooms.charter.models import Version
from kith.rooms.charter.models.version import PARTS
from kith.rooms.charter.words import LABELS


@door("members of the community", "GET", "POST")
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the charter as a form, and propose what was made of it."""
    community = request.viewer.standing.community
    if community.kind == Community.Kind.NETWORK:
        raise Http404
    if request.method != "POST":
        return _form(request, ProposalForm(initial=_as_it_stands(community)))
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    made = proposing.propose(community, by=person(request.viewer), **form.cleaned_data)
    return _to(made, _("Proposed. Members can say what they think for a week."))


@door("members of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show a proposal beside the charter, what was said to it, and what can be done."""
    version, number = _found(request, key), page_number(request)
    community, viewer = version.community, request.viewer
    remarks = queries.remarks(version, viewer, number)
    if number > 1 and not remarks:
        raise Http404
    context = {
        "community": community,
        "version": version,
        "changes": changes(queries.before(version), version),
        "labels": LABELS,
        "remarks": remarks[: queries.COUNT],
        "number": number,
        "has_more": len(remarks) > queries.COUNT,
        "waits": someone_asks_to_wait(version),
        "closes_at": closes_at(version),
        "may_adopt": may_adopt(viewer, version),
        "may_let_go": version.is_open and (may_adopt(viewer, version) or version.proposed_by_id == viewer.pk),
    }
    return page(request, "charter/proposal.html", context, here="about", community=community)


@door("members of the community", "POST")
def adopt(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Make a proposal the charter."""
    proposing.adopt(_found(request, key), by=person(request.viewer))
    response = HttpResponseRedirect(reverse("charter:show", args=[slug]), status=303)
    return notices.leave(response, _("This is the charter now. Members are asked to read it."))


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let a proposal go."""
    version = proposing.let_go(_found(request, key), by=person(request.viewer))
    return _to(version, _("Let go. What was said to it stays here."))


def _found(request: HttpRequest, key: str) -> Version:
    version = queries.proposal_named(key, request.viewer.standing.community, request.viewer)
    if version is None:
        raise Http404
    return version


def _as_it_stands(community: Community) -> dict[str, str]:
    charter = queries.current(community) or community
    return {part: getattr(charter, part, "") for part in PARTS}


def _form(request: HttpRequest, form: ProposalForm, status: int = 200) -> HttpResponse:
    community = request.viewer.standing.community
    context = {"community": community, "form": typed(form), "labels": LABELS}
    return page(request, "charter/new.html", context, status=status, here="about", community=community)


def _to(version: Version, words: str) -> HttpResponse:
    address = reverse("charter:proposal", args=[version.community.slug, version.key])
    return notices.leave(HttpResponseRedirect(address, status=303), words)
