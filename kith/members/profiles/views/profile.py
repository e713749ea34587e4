"""Somebody's profile."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.communities.addresses import home_of
from kith.members.communities.models import Community
from kith.members.communities.words import paragraphs
from kith.members.profiles import queries, reaching


@door("signed in")
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show what this viewer may see of somebody; who became another is found there."""
    person = queries.person_with_key(request.viewer, key)
    if person is None:
        raise Http404
    if person.key != key:
        return HttpResponseRedirect(reverse("profiles:person", args=[person.key]))
    shown = queries.page_of(request.viewer, person)
    context = {
        "shown": shown,
        "about": paragraphs(shown.shows("about")),
        "together": [_shared(each, person.key, shown.is_own) for each in shown.together],
        "steps": reaching.steps(request.viewer, person),
        "is_empty": not _says_anything(shown),
    }
    return page(request, "profiles/profile.html", context, here="people")


def _shared(community: Community, key: str, is_own: bool) -> tuple[str, str, str]:
    """Return a community both belong to: its name, its home, and where one reads what they do there."""
    there = "" if is_own else reverse("communities:member", args=[community.slug, key])
    return community.name, home_of(community.slug), there


def _says_anything(shown: queries.Page) -> bool:
    lists = (shown.offers, shown.asks, shown.places, shown.constituencies)
    return any(lists) or bool(shown.shows("about") or shown.shows("languages"))
