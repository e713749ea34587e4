"""Saying of a post that it helped, or thank you; and reading what was said so of one's own."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.members.people.names import first_name
from kith.members.people.queries import person
from kith.services.answering import queries
from kith.services.conversations.actions.helping import mark_helpful, take_back
from kith.services.conversations.actions.thanking import hush, take_thanks_back, thank
from kith.services.conversations.addresses import of_post, of_thread
from kith.services.conversations.models import Post


@door("members of the community", "POST")
def helpful(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say that a reply helped; with `undo` in the form, take that back."""
    post, undo = _post(request, key), "undo" in request.POST
    (take_back if undo else mark_helpful)(post, by=person(request.viewer))
    words = _("Taken back.") if undo else _("You said this helped. %(name)s knows.")
    return _back(post, words)


@door("signed in", "POST")
def thanks(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Thank whoever wrote a post; with `undo` in the form, take that back."""
    post, undo = _post(request, key), "undo" in request.POST
    (take_thanks_back if undo else thank)(post, by=person(request.viewer))
    words = _("Taken back.") if undo else _("You said thank you. %(name)s reads it here; nobody else does.")
    return _back(post, words)


@door("signed in")
def kind_words(request: HttpRequest) -> HttpResponse:
    """Show who thanked the viewer, and what of theirs helped, newest first."""
    words = leaf(
        request, lambda number: queries.kind_words(request.viewer, number), queries.KIND_WORDS_A_PAGE
    )
    return page(request, "answering/kind_words.html", {"words": words}, here="you")


@door("members of the community", "POST")
def no_gentle_word(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show the viewer no more word, anywhere, about how much of a conversation is theirs."""
    thread = queries.thread_here(key, request.viewer)
    if thread is None:
        raise Http404
    hush(thread.community, by=person(request.viewer))
    response = HttpResponseRedirect(f"{of_thread(thread)}#reply", status=303)
    return notices.leave(response, _("Kept. You won’t see that again."))


def _post(request: HttpRequest, key: str) -> Post:
    post = queries.post_here(key, request.viewer)
    if post is None:
        raise Http404
    return post


def _back(post: Post, words: str) -> HttpResponse:
    response = HttpResponseRedirect(of_post(post), status=303)
    return notices.leave(response, words.replace("%(name)s", first_name(post.author.name)))
