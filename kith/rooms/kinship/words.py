"""How the pages say what communities are to each other, and where one of them is."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.dates import month
from kith.members.communities.models import Community
from kith.rooms.kinship.models import Relation, Review

# What speaks for claiming each stage, and what pulls two ways there (DOMAIN 2.2).
EVIDENCE: dict[str, tuple[Any, Any]] = {
    Review.Stage.POTENTIAL: (
        gettext_lazy("A few of us name the same problem, and we know others who would."),
        gettext_lazy("Finding out what is there, and picturing what could be."),
    ),
    Review.Stage.COALESCING: (
        gettext_lazy("We have begun, we meet in a steady rhythm, and somebody has been helped."),
        gettext_lazy("Giving it time to grow, and being of use already."),
    ),
    Review.Stage.MATURING: (
        gettext_lazy("We’ve talked about where we end and what is missing, and what we know has its places."),
        gettext_lazy("Staying with what we do well, and letting in more."),
    ),
    Review.Stage.STEWARDSHIP: (
        gettext_lazy("Others listen when we say something, and what we’ve made is kept in good repair."),
        gettext_lazy("Holding on to what is ours, and staying open."),
    ),
    Review.Stage.TRANSFORMATION: (
        gettext_lazy("What we need, or what we have energy for, isn’t what it was."),
        gettext_lazy("Letting go, and living on in another shape."),
    ),
}


def stages() -> list[tuple[str, Any, Any]]:
    """Return the stages as a choice: value, words, what speaks for it."""
    return [(stage.value, _we_are(stage), EVIDENCE[stage][0]) for stage in Review.Stage]


def _we_are(stage: Review.Stage) -> str:
    return _("We are %(stage)s") % {"stage": stage.label}


def what_they_are(relation: Relation, seen_from: Community) -> str:
    """Return what two communities are to each other in a sentence, as read on the page of one of them."""
    proposer = relation.community_id == seen_from.pk
    other = relation.other if proposer else relation.community
    if relation.kind == Relation.Kind.OWN:
        values = {"one": relation.community.name, "words": relation.words, "other": relation.other.name}
        return _("%(one)s %(words)s %(other)s.") % values
    sentences = {
        Relation.Kind.SAME_THING: _("We work on the same thing as %(name)s, from another side."),
        Relation.Kind.SHARE_QUESTIONS: _("Our members share their questions with those of %(name)s."),
        Relation.Kind.GREW_OUT_OF: _("We grew out of %(name)s.")
        if proposer
        else _("%(name)s grew out of us."),
    }
    return sentences[Relation.Kind(relation.kind)] % {"name": other.name}


def what_we_said(review: Review, zone: str) -> str:
    """Return what a community said of itself: "In May 2026 we said: we are growing together."."""
    if review.claimed_at is None:
        return _we_are(Review.Stage(review.stage))
    values = {"month": month(review.claimed_at, zone), "stage": Review.Stage(review.stage).label}
    return _("In %(month)s we said: we are %(stage)s.") % values
