"""Forgetting for good who wrote what bears no name, when its time has come or its writer goes."""

from collections.abc import Iterable

from django.db.models import Q

from kith.base.kit.clock import now
from kith.services.conversations.models import Post
from kith.services.conversations.search import KIND
from kith.services.moderation.queries import being_looked_into
from kith.services.unnamed.access import AFTER_CLOSING, AT_MOST
from kith.services.unnamed.actions.sealing import let_go
from kith.services.unnamed.models import Seal


def let_go_of_what_is_due() -> int:
    """Let go of each seal of a conversation closed 30 days ago, begun a year ago, or gone; say how many."""
    moment = now()
    due = Q(thread__closed_at__lte=moment - AFTER_CLOSING) | Q(thread__started_at__lte=moment - AT_MOST)
    sealed = Seal.objects.values_list("post_id", flat=True)
    unnamed = Post.objects.filter(is_unnamed=True)
    over = set(unnamed.filter(due, pk__in=sealed).values_list("pk", flat=True))
    gone = set(sealed.exclude(post_id__in=unnamed.values("pk")))
    return let_go(over | gone)


def let_go_of_theirs(people: Iterable[int], *, takes_words: bool) -> None:
    """Let go of the seals of somebody who goes (ids). takes_words: of those whose words are to go, too, only
    once nobody looks into them any more."""
    mine = list(Seal.objects.filter(person__in=list(people)).values_list("post_id", flat=True))
    held = being_looked_into(KIND, mine) if takes_words else set()
    let_go(set(mine) - held)
