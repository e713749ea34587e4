"""Noting that something was looked for and not found, and letting it go again. Nothing here is told to the
ledger: it keeps who, and this must not.
"""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.access import is_member
from kith.members.communities.models import Community
from kith.services.search import sealed
from kith.services.search.models import Need, Seeking

ENOUGH = 3  # different people
KEPT = timedelta(days=90)


def miss(community: Community, text: str, *, by: Any, at: datetime | None = None) -> None:
    """Note that a member (Person or Viewer) looked for this here in vain; noted of three, it is a need.

    What looks like somebody's name or address is not noted. Raises Refusal for who is no member.
    """
    if not is_member(by, community):
        raise refuse("not-allowed")
    words = sealed.normalised(text)
    if not words or sealed.may_be_somebodys(text):
        return
    day = today(community, at)
    digest = sealed.words_hash(community.pk, text)
    with transaction.atomic():
        known = Need.objects.filter(community=community, words_hash=digest)
        # What has run out counts no more, also before it is cleared away.
        known.filter(day__lte=day - KEPT).delete()
        if known.update(day=day):
            return
        Seeking.objects.update_or_create(
            community=community, words_hash=digest, mark=sealed.mark(digest, by.pk), defaults={"day": day}
        )
        sought = Seeking.objects.filter(community=community, words_hash=digest, day__gt=day - KEPT)
        if sought.count() >= ENOUGH:
            told = {"words": words, "since": day, "day": day}
            Need.objects.get_or_create(community=community, words_hash=digest, defaults=told)
            sought.delete()


def let_go(need: Need, *, by: Any) -> None:
    """Take a need off the list, met or misplaced. Raises Refusal for who is no member."""
    if not is_member(by, need.community):
        raise refuse("not-allowed")
    Need.objects.filter(pk=need.pk).delete()


def clear_away() -> int:
    """Forget what nobody looked for in 90 days. Returns how many rows went."""
    before = now().date() - KEPT
    return sum(model.objects.filter(day__lt=before).delete()[0] for model in (Seeking, Need))


def today(community: Community, at: datetime | None = None) -> date:
    """Return the day it is where the community is at home."""
    return (at or now()).astimezone(ZoneInfo(community.zone)).date()
