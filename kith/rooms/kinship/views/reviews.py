"""Where are we? Opened, seen so or otherwise, claimed or let go; and what was said before."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import Leaf, leaf
from kith.base.kit.pages import page
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.kinship import access
from kith.rooms.kinship.actions import reviewing
from kith.rooms.kinship.forms import AGAIN, ReviewForm
from kith.rooms.kinship.models import Review, View
from kith.rooms.kinship.queries import reviews as queries
from kith.rooms.kinship.views import finding
from kith.rooms.kinship.words import EVIDENCE, stages, what_we_said


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a community said of where it is, newest first."""
    community, viewer = finding.community(request), request.viewer
    found = leaf(request, lambda number: queries.reviews(community, number), queries.COUNT)
    context = {
        "community": community,
        "standing": viewer.standing,
        "reviews": found.of(lambda review: (review, what_we_said(review, viewer.zone))),
        "open": queries.open_review(community, viewer),
    }
    return page(request, "kinship/reviews.html", context, here="about", community=community)


@door("members of the community", "GET", "POST")
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stages with what speaks for each, and open a review with the one that was chosen."""
    community = finding.community(request)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("stage", "why")}
        review = reviewing.open_review(community, by=person(request.viewer), again_at=form.again_at(), **said)
        words = _("Said. Members can say how they see it for a week.")
        return finding.to("review", slug, review.key, words=words)
    context = {"community": community, "form": typed(form), "stages": stages(), "again": AGAIN}
    status = 422 if request.method == "POST" else 200
    return page(request, "kinship/new_review.html", context, status=status, here="about", community=community)


@door("readers of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show a review; how members see it is for members."""
    review, viewer = _found(request, key), request.viewer
    views: Leaf[queries.Seen] = Leaf([])
    if viewer.standing.is_member:
        views = leaf(request, lambda number: queries.views_of(review, viewer, number), queries.COUNT)
    context = {
        "community": review.community,
        "standing": viewer.standing,
        "review": review,
        "says": what_we_said(review, viewer.zone),
        "evidence": EVIDENCE[Review.Stage(review.stage)],
        "views": views,
        "kinds": View.Kind.choices,
        "closes_at": access.closes_at(review),
        "differs": access.someone_differs(review),
        "may_claim": access.may_claim(viewer, review),
        "may_let_go": review.is_open
        and (review.opened_by_id == viewer.pk or access.may_claim(viewer, review)),
    }
    return page(request, "kinship/review.html", context, here="about", community=review.community)


@door("members of the community", "POST")
def see(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say how one sees it."""
    kind, words = request.POST.get("kind", ""), request.POST.get("words", "")
    reviewing.see(_found(request, key), by=person(request.viewer), kind=kind, words=words)
    return finding.to("review", slug, key, words=_("Said. Members can read it."))


@door("members of the community", "POST")
def claim(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Claim the stage."""
    reviewing.claim(_found(request, key), by=person(request.viewer))
    return finding.to("reviews", slug, words=_("That’s what we say of ourselves now."))


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let a review go."""
    reviewing.let_go(_found(request, key), by=person(request.viewer))
    return finding.to("reviews", slug, words=_("Let go. You can ask again whenever you like."))


def _found(request: HttpRequest, key: str) -> Review:
    review = queries.review_named(key, finding.community(request), request.viewer)
    if review is None:
        raise Http404
    return review
