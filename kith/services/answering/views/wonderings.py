"""Asking one person about a question; and saying that it is not one for oneself."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices
from kith.members.communities.roster import member_named
from kith.members.people.queries import Face
from kith.members.people.queries import person as person_behind
from kith.services.answering import queries
from kith.services.answering.actions import wondering
from kith.services.conversations.models import Thread


@door("members of the community", "POST")
def create(request: HttpRequest, slug: str, key: str, person: str) -> HttpResponse:
    """Ask somebody whether they might have a thought."""
    thread = _question(request, key)
    found = member_named(person, request.viewer.standing.community)
    if found is None:
        raise Http404
    wondering.wonder(thread, found.person, by=person_behind(request.viewer))
    words = _("Asked. %(name)s gets one mail, and members see here that you asked.")
    return _back(slug, key, words % {"name": Face.of(found.person).first_name})


@door("members of the community", "POST")
def put_aside(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say that a question is not one for the viewer."""
    asked = queries.waiting_for_me(_question(request, key), request.viewer)
    if asked is not None:
        wondering.put_aside(asked, by=person_behind(request.viewer))
    return _back(slug, key, _("Thank you for saying so. Members can ask somebody else now."))


def _question(request: HttpRequest, key: str) -> Thread:
    thread = queries.question_here(key, request.viewer)
    if thread is None:
        raise Http404
    return thread


def _back(slug: str, key: str, words: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("answering:who-might-know", args=[slug, key]), status=303)
    return notices.leave(response, words)
