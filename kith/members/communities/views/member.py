"""One member, as the others of a community see them; and asking them to leave."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import Refusal
from kith.members.communities import roster
from kith.members.communities.actions import removing
from kith.members.communities.addresses import profile_of
from kith.members.communities.looking_after import carries_alone, may_ask_to_leave, may_give
from kith.members.communities.models import Membership
from kith.members.communities.words import duties_as_choices
from kith.members.people.queries import Face, person


@door("members of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show a member: since when, which duties, and what may be offered to them."""
    found = _member(request, key)
    viewer, community = request.viewer, request.viewer.standing.community
    gives = duties_as_choices(may_give(viewer, community))
    context = {
        "community": community,
        "member": found,
        "face": Face.of(found.person),
        "duties": roster.duties_held(found.person, community),
        "gives": gives,
        "hands_on": [label for kind, label, _means in gives if kind in viewer.standing.duties],
        "may_ask_to_leave": may_ask_to_leave(viewer, community, found.person),
        "profile": profile_of(found.person.key),
        "is_me": found.person_id == viewer.person_id,
    }
    return page(request, "communities/member.html", context, here="people", community=community)


@door("members of the community", "GET", "POST")
def removal(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask a member to leave, with a reason they will read."""
    found = _member(request, key)
    community = request.viewer.standing.community
    if not may_ask_to_leave(request.viewer, community, found.person):
        raise Http404
    alone, mistake, reason = carries_alone(request.viewer, community, found.person), "", ""
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        try:
            made = removing.ask_to_leave(community, found.person, by=person(request.viewer), reason=reason)
        except Refusal as refusal:
            if refusal.code != "bad-request":
                raise
            mistake = str(refusal.happened)
        else:
            return _done(slug, found, made.carried_at is not None)
    context = {"community": community, "member": found, "alone": alone, "mistake": mistake, "reason": reason}
    status = 422 if mistake else 200
    return page(
        request, "communities/removal.html", context, here="people", community=community, status=status
    )


def _member(request: HttpRequest, key: str) -> Membership:
    found = roster.member_named(key, request.viewer.standing.community)
    if found is None:
        raise Http404
    return found


def _done(slug: str, found: Membership, is_carried: bool) -> HttpResponse:
    words = _("Kept. One other person has to agree before anything happens.")
    if is_carried:
        words = _("%(name)s is no longer a member. They can read your reason, and ask for another look.")
    response = HttpResponseRedirect(reverse("communities:removals", args=[slug]), status=303)
    return notices.leave(response, words % {"name": found.person.name} if is_carried else words)
