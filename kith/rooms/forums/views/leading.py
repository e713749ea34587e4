"""Where an address leads whose conversation is somewhere else now, or closed to who asks."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.base.kit.refusals import refuse
from kith.services.conversations import elsewhere
from kith.services.conversations import queries as conversations


def lead_on(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Go to where a conversation is now. Raises Http404, or Refusal for who had it before."""
    # A group that became a community took its conversations along.
    moved = conversations.thread_named(key, request.viewer)
    if moved is not None and moved.community.slug == slug:
        raise Http404
    into = moved or elsewhere.successor(key, request.viewer)
    if into is None:
        raise not_here(request, thread=key)
    return HttpResponseRedirect(reverse("forums:conversation", args=[into.community.slug, into.key]))


def not_here(request: HttpRequest, **key: str) -> Exception:
    """Return what is said of a thread or a post that this viewer cannot read: to who had it before, that it
    has moved or been closed to them; to everybody else that nothing is there (TRUST, case 16)."""
    if not elsewhere.was_theirs(request.viewer, **key):
        return Http404()
    return refuse(
        "not-found",
        happened=_("This has moved or been closed to you."),
        kept=_("What you wrote in it yourself is among your data."),
        next=_("If you think that’s a mistake, ask someone who looks after the community."),
    )
