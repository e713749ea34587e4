"""Friends: those who moved on and agreed to be listed; and whether they may read on."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page, page_number
from kith.members.communities.models import Community, Membership
from kith.members.people.queries import person
from kith.rooms.welcome import queries
from kith.rooms.welcome.access import sees_friends
from kith.rooms.welcome.actions import befriending


@door("readers of the community")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show members, and those friends themselves, who stayed a friend; others read who may see that."""
    viewer, community = request.viewer, _community(request)
    sees, number = sees_friends(viewer, community), page_number(request)
    found = queries.friends(community, number) if sees else []
    if number > 1 and not found:
        raise Http404
    standing = viewer.standing
    has_say = standing.is_member and befriending.may_wish(person(viewer), community)
    context = {
        "community": community,
        "standing": standing,
        "sees": sees,
        "friends": found[: queries.COUNT],
        "number": number,
        "has_more": len(found) > queries.COUNT,
        "is_alumnus": standing.state == Membership.State.ALUMNI,
        "is_listed": sees and queries.is_listed(viewer, community),
        "has_say": has_say,
        "wishes": queries.wishes(community) if standing.is_member else [],
    }
    return page(request, "welcome/friends.html", context, here="people", community=community)


@door("signed in", "POST")
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Agree to be listed among the friends, or come off the list."""
    listed = request.POST.get("listed") == "yes"
    befriending.be_listed(_community(request), by=person(request.viewer), listed=listed)
    words = _("You’re on the list of friends.") if listed else _("You’re not on the list.")
    return _back(slug, words)


@door("members of the community", "POST")
def reading(request: HttpRequest, slug: str) -> HttpResponse:
    """Let friends read on, or not any more; or wish it, where two members decide."""
    reads = request.POST.get("reads") == "yes"
    is_so = befriending.change_reading(_community(request), by=person(request.viewer), reads=reads)
    if not is_so:
        return _back(slug, _("Kept. One other member has to say the same."))
    words = _("Friends can read on now.") if reads else _("Friends read what anyone may, and no more.")
    return _back(slug, words)


def _community(request: HttpRequest) -> Community:
    community = request.viewer.standing.community
    if community.kind == Community.Kind.NETWORK:
        raise Http404
    return community


def _back(slug: str, words: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("welcome:friends", args=[slug]), status=303)
    return notices.leave(response, words)
