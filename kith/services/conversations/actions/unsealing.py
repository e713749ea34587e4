"""Forgetting for good who wrote what bears no name, when its time has come or its writer goes."""

from collections.abc import Iterable

from django.db.models import Min, Q

from kith.base.kit.clock import now
from kith.services.conversations.models import Post
from kith.services.unnamed.access import AFTER_CLOSING, AFTER_OPENING, AT_MOST
from kith.services.unnamed.actions.sealing import let_go
from kith.services.unnamed.models import Seal, Unsealing


def let_go_of_what_is_due() -> int:
    """Let go of each seal of a conversation closed 30 days ago, begun a year ago, or gone; say how many. One
    that was opened for the first time lately waits, so that whoever it is reads by whom and why."""
    moment = now()
    due = Q(thread__closed_at__lte=moment - AFTER_CLOSING) | Q(thread__started_at__lte=moment - AT_MOST)
    sealed = Seal.objects.values_list("post_id", flat=True)
    unnamed = Post.objects.filter(is_unnamed=True)
    over = set(unnamed.filter(due, pk__in=sealed).values_list("pk", flat=True))
    opened = Unsealing.objects.values("post_id").annotate(first=Min("agreed_at"))
    over -= set(opened.filter(first__gt=moment - AFTER_OPENING).values_list("post_id", flat=True))
    gone = set(sealed.exclude(post_id__in=unnamed.values("pk")))
    return let_go(over | gone)


def let_go_of_theirs(people: Iterable[int]) -> None:
    """Let go of the seals of somebody who goes (ids). What they said without their name stays as it stands:
    taken out in the same hour as what bears their name, it would tell whose it was."""
    let_go(Seal.objects.filter(person__in=list(people)).values_list("post_id", flat=True))
