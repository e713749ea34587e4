"""Conversations follow what they hang on into another community."""

from django.db import models, transaction
from django.db.models import F

from kith.base.kit import ledger
from kith.members.communities.models import Community
from kith.members.people.models import Person
from kith.services.conversations import following
from kith.services.conversations.models import (
    Helping,
    Hiding,
    Move,
    Post,
    ReadingPosition,
    Revision,
    Thanks,
    Thread,
    ThreadTransition,
)


@transaction.atomic
def follow(host: models.Model, community: Community, *, by: Person | None) -> int:
    """Move all threads that hang on `host` into a community; returns how many.

    Their audience, and so who reads them, is as it was; the caller has checked that this may be.
    """
    threads = Thread.objects.select_for_update().hanging_on(host).exclude(community=community)
    moved = list(threads.order_by("pk"))
    pks = [thread.pk for thread in moved]
    for model in (Post, ReadingPosition, ThreadTransition, Hiding, Thanks, Move):
        model.objects.filter(thread__in=pks).update(community=community)
    for model in (Revision, Helping):
        model.objects.filter(post__thread__in=pks).update(community=community)
    following.into_community(pks, community)
    Thread.objects.filter(pk__in=pks).update(community=community, version=F("version") + 1)
    ledger.record(
        *(ledger.happening("conversations.moved", by, each, community=community.pk) for each in moved)
    )
    return len(moved)
