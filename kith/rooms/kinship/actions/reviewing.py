"""Where are we? Opened by a member, seen so or otherwise by others, then claimed. Never worked out."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.access import is_member
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.rooms.kinship.access import may_claim
from kith.rooms.kinship.actions.recording import record
from kith.rooms.kinship.models import Review, View
from kith.rooms.kinship.models.review import MAX_SEEN, MAX_WHY


@transaction.atomic
def open_review(community: Community, *, by: Person, stage: str, why: str, again_at: datetime) -> Review:
    """Say which stage one would claim, and why; any member may, one review at a time. Raises Refusal."""
    why = " ".join(why.split())
    typed = {"why": why}
    if community.kind == Community.Kind.NETWORK or not is_member(by, community):
        raise refuse("not-allowed", typed=typed)
    if stage not in Review.Stage.values or not why or len(why) > MAX_WHY:
        happened = _("Say which it is, and in a few words why.")
        raise refuse("bad-request", happened=happened, typed=typed)
    try:
        with transaction.atomic():
            review = Review.objects.create(
                community=community, stage=stage, why=why, opened_by=by, again_at=again_at
            )
    except IntegrityError:
        there = Review.objects.get(community=community, claimed_at=None, let_go_at=None)
        if (there.opened_by_id, there.stage, there.why) == (by.pk, stage, why):
            return there
        raise refuse(
            "changed-meanwhile",
            happened=_("A review is open already. One at a time, so that all talk about the same."),
            next=_("Say how you see it on that one; your words are below."),
            typed=typed,
        ) from None
    record("review_opened", by, review, community)
    return review


@transaction.atomic
def see(review: Review, *, by: Person, kind: str, words: str = "") -> View:
    """Say how one sees it; the last word stands. Who sees it differently says how. Raises Refusal."""
    held, words = _still_open(review, words), words.strip()
    if not is_member(by, held.community):
        raise refuse("not-allowed", typed={"words": words})
    if kind not in View.Kind.values or len(words) > MAX_SEEN or (kind == View.Kind.DIFFERS and not words):
        happened = _("Say in a few words how you see it, so that others can think with you.")
        raise refuse("bad-request", happened=happened, typed={"words": words})
    made, _new = View.objects.update_or_create(
        review=held,
        person=by,
        defaults={"community_id": held.community_id, "kind": kind, "words": words, "at": now()},
    )
    record("review_viewed", by, held, held.community)
    return made


@transaction.atomic
def claim(review: Review, *, by: Person) -> Review:
    """Claim the stage of a review: from now on it is what the community says of itself. Raises Refusal."""
    held = _still_open(review)
    if not may_claim(by, held):
        raise refuse("not-allowed", happened=_("This can’t be claimed yet, or not by you."))
    held.claimed_at, held.claimed_by = now(), by
    held.save(update_fields=["claimed_at", "claimed_by"])
    record("stage_claimed", by, held, held.community, Audience.Level.PUBLIC)
    return held


@transaction.atomic
def let_go(review: Review, *, by: Person) -> Review:
    """Let a review go: whoever opened it, or who may claim it. Raises Refusal."""
    held = _still_open(review)
    if by.pk != held.opened_by_id and not may_claim(by, held):
        raise refuse("not-allowed")
    held.let_go_at = now()
    held.save(update_fields=["let_go_at"])
    record("review_let_go", by, held, held.community)
    return held


def _still_open(review: Review, words: str = "") -> Review:
    held = Review.objects.select_for_update(of=("self",)).select_related("community").get(pk=review.pk)
    if not held.is_open:
        raise refuse(
            "changed-meanwhile",
            happened=_("This was claimed, or let go, in the meantime."),
            typed={"words": words},
        )
    return held
