"""What there is to look at, what one said oneself, and the log of what was done."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import page, page_number
from kith.members.communities import queries as communities
from kith.services.moderation import queries, words
from kith.services.moderation.access import looks_after
from kith.services.moderation.views import finding

COUNT = 30


@door("signed in")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what this viewer can look at, what they said, and what was said of their words."""
    community, viewer = finding.community(request), request.viewer
    keeps = looks_after(viewer, community)
    mine = leaf(request, lambda number: queries.own(community, viewer, number), queries.COUNT)
    context = {
        "community": community,
        "standing": viewer.standing,
        "waiting": [(one, words.heading(one)) for one in queries.queue(community, viewer)],
        "mine": mine.of(lambda one: (one, words.heading(one), _said(one))),
        "keeps": keeps,
        "newcomers": queries.newcomers(community, viewer) if keeps else [],
        "open_until": queries.lifted_until(community) if keeps else None,
    }
    return page(request, "moderation/care.html", context, here="care", community=community)


@door("signed in")
def network(request: HttpRequest) -> HttpResponse:
    """Go to where the network's support looks."""
    home = communities.network()
    if home is None:
        raise Http404
    return HttpResponseRedirect(reverse("moderation:care", args=[home.slug]))


@door("members of the community")
def log(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was decided: in general words to members, in full to whom it was to decide."""
    community, number = finding.community(request), page_number(request)
    done = queries.log(community, request.viewer, (number - 1) * COUNT, COUNT + 1)
    context = {
        "community": community,
        "done": [(one, words.in_general(one.kind, one.state)) for one in done[:COUNT]],
        "number": number,
        "has_more": len(done) > COUNT,
    }
    return page(request, "moderation/log.html", context, here="care", community=community)


def _said(case: queries.Case) -> str:
    return words.to_author(case.concern) if case.wrote else words.outcome(case.concern)
