"""Who else might know: a question's page beside its own."""

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.services.answering import queries
from kith.services.answering.words import free_from, helped
from kith.services.conversations.addresses import of_thread
from kith.services.conversations.voices import wrote_unnamed_in


@door("members of the community")
def index(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show a few people who might know, each with why; and who was asked already."""
    thread = queries.question_here(key, request.viewer)
    if thread is None:
        raise Http404
    viewer, may_ask = request.viewer, queries.may_wonder(request.viewer, thread)
    context = {
        "thread": thread,
        "address": of_thread(thread),
        "community": viewer.standing.community,
        "asked": queries.asked_about([thread.pk], viewer).get(thread.pk, []),
        "mine": queries.waiting_for_me(thread, viewer),
        "found": queries.who_might_know(thread, viewer) if may_ask else [],
        "may_ask": may_ask,
        "unnamed": wrote_unnamed_in(viewer, thread.pk),
        "helped": helped,
        "free_from": free_from,
    }
    return page(
        request,
        "answering/who_might_know.html",
        context,
        here="conversations",
        community=viewer.standing.community,
    )
