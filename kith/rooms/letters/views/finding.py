"""How views reach things: only through their reader."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.pages import notices
from kith.members.people.models import Person
from kith.rooms.letters import introductions, queries
from kith.rooms.letters.models import Introduction
from kith.services.conversations.models import Post


def talk(request: HttpRequest, key: str) -> queries.Talk:
    """Return the conversation of the viewer's with this key. Raises Http404."""
    found = queries.talk(request.viewer, key)
    if found is None:
        raise Http404
    return found


def post(request: HttpRequest, found: queries.Talk, key: str) -> Post:
    """Return the post with this key in a conversation of the viewer's. Raises Http404."""
    row = queries.post_in(request.viewer, found, key)
    if row is None:
        raise Http404
    return row


def somebody(request: HttpRequest, key: str) -> Person:
    """Return the person with this key, who is not the viewer. Raises Http404."""
    person = introductions.person_named(key, request.viewer)
    if person is None:
        raise Http404
    return person


def introduction(request: HttpRequest, key: str) -> Introduction:
    """Return the introduction with this key that the viewer has a part in. Raises Http404."""
    row = introductions.introduction_named(key, request.viewer)
    if row is None:
        raise Http404
    return row


def back_to(route: str, words: str, *args: str) -> HttpResponse:
    """Go to a page of this room and say these words there."""
    return notices.leave(HttpResponseRedirect(reverse(f"letters:{route}", args=args), status=303), words)
