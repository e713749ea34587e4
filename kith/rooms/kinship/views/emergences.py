"""A smaller group becomes a community: proposed, answered by each for themselves, begun or let go."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.communities.addresses import home_of
from kith.members.communities.models import Group
from kith.members.people.queries import person
from kith.rooms.kinship import access
from kith.rooms.kinship.actions import emerging
from kith.rooms.kinship.forms import CommunityForm
from kith.rooms.kinship.models import Emergence, EmergenceAnswer
from kith.rooms.kinship.queries import histories
from kith.rooms.kinship.views import finding


@door("members of the community", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show what is proposed in a group and who said what; or the form, and propose what it says."""
    group = finding.group(request, key)
    if not access.is_in(request.viewer, group):
        raise refuse(
            "not-allowed", typed={name: request.POST.get(name, "") for name in CommunityForm.base_fields}
        )
    emergence = histories.emergence_in(group, request.viewer)
    if request.method != "POST":
        initial = CommunityForm(initial={"name": group.name, "domain_statement": group.purpose})
        return _show(request, emergence) if emergence else _form(request, group, initial)
    form = CommunityForm(request.POST)
    if not form.is_valid():
        return _form(request, group, form, status=422)
    emerging.propose(group, by=person(request.viewer), **form.cleaned_data)
    words = _("Proposed. Everyone in the group can say whether they’re in.")
    return finding.to("emergence", slug, key, words=words)


@door("members of the community", "POST")
def answer(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say for oneself whether one is in."""
    says = request.POST.get("says", "")
    said = emerging.answer(_open(request, key), by=person(request.viewer), says=says)
    is_in = said.answer == EmergenceAnswer.Answer.YES
    words = _("You’re in.") if is_in else _("It waits, until you say you’re in.")
    return finding.to("emergence", slug, key, words=words)


@door("members of the community", "POST")
def found(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let the group become a community."""
    emergence = _open(request, key, moved=True)
    community = emerging.begin(emergence, by=person(request.viewer))
    response = HttpResponseRedirect(home_of(community.slug), status=303)
    return notices.leave(response, _("%(name)s has begun.") % {"name": community.name})


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let a proposal go."""
    emerging.let_go(_open(request, key), by=person(request.viewer))
    return finding.to("group", slug, key, words=_("Let go. The group goes on as it was."))


@door("members of the community", "POST")
def arrive(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Follow a group into the community it became."""
    emergence = histories.moved_on(key, finding.community(request), request.viewer)
    if emergence is None or emergence.founded is None:
        raise Http404
    emerging.come_along(emergence, by=person(request.viewer))
    response = HttpResponseRedirect(home_of(emergence.founded.slug), status=303)
    return notices.leave(response, _("You’re in. What the group said before is yours to read again."))


def _open(request: HttpRequest, key: str, moved: bool = False) -> Emergence:
    """Return what is open in a group; with `moved`, also what a group has become in the meantime."""
    community = finding.community(request)
    if moved and (gone := histories.moved_on(key, community, request.viewer)) is not None:
        return gone
    emergence = histories.emergence_in(finding.group(request, key), request.viewer)
    if emergence is None:
        raise Http404
    return emergence


def _show(request: HttpRequest, emergence: Emergence) -> HttpResponse:
    community, viewer = emergence.community, request.viewer
    said = leaf(request, lambda number: histories.answers(emergence, number), histories.COUNT)
    context = {
        "community": community,
        "emergence": emergence,
        "group": emergence.group,
        "said": said,
        "waits": histories.asks_to_wait(emergence),
        "mine": histories.answer_of(viewer, emergence),
        "closes_at": access.closes_at(emergence),
        "may_begin": access.may_begin(viewer, emergence),
        "may_let_go": emergence.proposed_by_id == viewer.pk,
    }
    return page(request, "kinship/emergence.html", context, here="groups", community=community)


def _form(request: HttpRequest, group: Group, form: CommunityForm, status: int = 200) -> HttpResponse:
    context = {"community": group.community, "group": group, "form": typed(form)}
    return page(
        request,
        "kinship/new_emergence.html",
        context,
        status=status,
        here="groups",
        community=group.community,
    )
