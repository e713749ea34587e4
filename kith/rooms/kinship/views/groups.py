"""Smaller groups of a community: all of them, a new one, one of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import Leaf, leaf
from kith.base.kit.pages import page
from kith.base.kit.typed import typed
from kith.members.communities.addresses import profile_of
from kith.members.communities.models import Group
from kith.members.people.queries import person
from kith.rooms.kinship import access
from kith.rooms.kinship.actions import gathering
from kith.rooms.kinship.forms import GroupForm
from kith.rooms.kinship.models import Circle
from kith.rooms.kinship.queries import groups as queries
from kith.rooms.kinship.queries import histories
from kith.rooms.kinship.views import finding
from kith.services.conversations.lines import THREADS_A_PAGE


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the smaller groups this viewer may know of, and what groups have become."""
    community, viewer = finding.community(request), request.viewer
    context = {
        "community": community,
        "standing": viewer.standing,
        "groups": leaf(request, lambda at: queries.groups_here(community, viewer, at), queries.COUNT),
        "became": leaf(request, lambda at: histories.became(community, at), histories.COUNT, "became"),
    }
    return page(request, "kinship/groups.html", context, here="groups", community=community)


@door("members of the community", "GET", "POST")
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, and form the group it describes."""
    community = finding.community(request)
    form = GroupForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        group = gathering.form(community, by=person(request.viewer), **form.cleaned_data)
        return finding.to(
            "group", slug, group.key, words=_("It’s there, and you’re in it. Members can see it.")
        )
    context = {"community": community, "form": typed(form), "entries": Circle.Entry.choices}
    status = 422 if request.method == "POST" else 200
    return page(request, "kinship/new_group.html", context, status=status, here="groups", community=community)


@door("readers of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show who is in a group, what it is for, and to them what they talk about."""
    community, viewer = finding.community(request), request.viewer
    group = queries.group_named(key, community, viewer)
    if group is None:
        return _moved_on(request, key)
    inside = access.is_in(viewer, group)
    context = {
        **(_inside(request, group) if inside else {"lines": Leaf([]), "waiting": Leaf([])}),
        "community": community,
        "standing": viewer.standing,
        "group": group,
        "inside": inside,
        "asks": queries.asks_first(group),
        "asking": None if inside else queries.last_asking(group, viewer),
        "faces": leaf(request, lambda at: queries.faces_in(group, at), queries.COUNT, "people"),
        "profile_of": profile_of,
        "emergence": histories.emergence_in(group, viewer),
        "began": histories.began_as(community),
    }
    return page(request, "kinship/group.html", context, here="groups", community=community)


def _inside(request: HttpRequest, group: Group) -> dict[str, Leaf]:
    """Return what those in a group read: what they talk about, and who asked to come in."""
    lines = leaf(request, lambda at: queries.conversations_in(group, request.viewer, at), THREADS_A_PAGE)
    slug = group.community.slug
    return {
        "lines": lines.of(lambda line: (line, queries.address_of(slug, line.key))),
        "waiting": leaf(request, lambda at: queries.waiting_for(group, at), queries.COUNT, "waiting"),
    }


def _moved_on(request: HttpRequest, key: str) -> HttpResponse:
    """Say where a group went that became a community of its own."""
    community = finding.community(request)
    emergence = histories.moved_on(key, community, request.viewer)
    if emergence is None:
        raise Http404
    context = {
        "community": community,
        "emergence": emergence,
        "may_come": access.may_come_along(request.viewer, emergence),
    }
    return page(request, "kinship/moved_on.html", context, here="groups", community=community)


def back_to(group: Group, words: str) -> HttpResponse:
    """Go back to a group's page."""
    return finding.to("group", group.community.slug, group.key, words=words)
