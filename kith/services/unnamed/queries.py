"""What pages read of asking without a name. Who wrote a post: for the two who opened its seal, together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.communities.models import Community
from kith.services.moderation.declarations import Thing, things_of
from kith.services.moderation.queries import being_looked_into
from kith.services.unnamed.access import FEW, FEWEST, how_many, may_ask, unsealings_visible_to, waiting
from kith.services.unnamed.models import Allowance, Seal, Unsealing

POST = "conversations.post"
# What a form, and a draft of it, says of words that are to bear no name.
UNNAMED = "unnamed"
MINE_A_PAGE, ASKED_A_PAGE = 20, 20


@dataclass(frozen=True, slots=True)
class State:
    """How a community has it. since, by: who allowed it and when; until, ended_by: who ended it and when, the
    last time. is_enough, is_few: whether enough belong for it, and so few that words give one away."""

    is_on: bool
    since: datetime | None
    by: str
    until: datetime | None
    ended_by: str
    is_enough: bool
    is_few: bool


def state_of(community: Community) -> State:
    """Return whether members may ask without their name, and since when."""
    rows = Allowance.objects.filter(community=community).order_by("-since", "-pk")
    row = rows.values_list("since", "by__name", "ended_at", "ended_by__name").first()
    since, by, until, ended_by = row or (None, None, None, None)
    many = how_many(community)
    is_on = row is not None and until is None
    return State(is_on, since, by or "", until, ended_by or "", many >= FEWEST, many < FEW)


def offer_to(person: Any, community: Community) -> State | None:
    """Return how a community has it, where this person may ask without their name; else None."""
    return state_of(community) if may_ask(person, community) else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about a seal. who: wrote it, for the two who opened it while it is kept; else "".

    thing: the post, or None where it is gone. waits: whether another may agree still.
    """

    unsealing: Unsealing
    thing: Thing | None
    waits: bool
    who: str

    @property
    def state(self) -> str:
        """Where it stands: "open", "waits" or "ended"."""
        if self.unsealing.agreed_at is not None:
            return "open"
        return "waits" if self.waits else "ended"


def asked_here(community: Community, person: Any, page: int = 1) -> list[Asked]:
    """Return a page of what was asked about seals here, newest first, for who looks after it; one more if
    more follow. It names nobody: that is for the page of one."""
    rows = unsealings_visible_to(person, community).select_related("asked_by", "agreed_by")
    found = rows_on(rows.order_by("-asked_at", "-pk"), page, ASKED_A_PAGE)
    things = things_of(POST, [row.post_id for row in found])
    waits = set(rows.filter(waiting()).values_list("pk", flat=True))
    return [Asked(row, things.get(row.post_id), row.pk in waits, "") for row in found]


def asked_named(key: str, community: Community, person: Any) -> Asked | None:
    """Return what was asked under this key, for who looks after the community, else None."""
    if not is_key(key):
        return None
    rows = unsealings_visible_to(person, community).select_related("community", "asked_by", "agreed_by")
    row = rows.filter(key=key).first()
    if row is None:
        return None
    waits = rows.filter(waiting(), pk=row.pk).exists()
    return Asked(row, things_of(POST, [row.post_id]).get(row.post_id), waits, _who(row, person))


def asked_about(post_id: int, community: Community, person: Any) -> Unsealing | None:
    """Return what waits of this post (its id), or what this person opened of it with another, for who looks
    after the community; else None. What two others opened is in nobody's way."""
    rows = unsealings_visible_to(person, community).filter(post_id=post_id)
    opened = rows.filter(Q(asked_by=person.pk) | Q(agreed_by=person.pk)).exclude(agreed_at=None)
    return rows.filter(waiting()).first() or opened.order_by("-agreed_at").first()


def is_sealed(post_id: int) -> bool:
    """Say whether it is kept still who wrote a post (its id)."""
    return Seal.objects.filter(post_id=post_id).exists()


def _who(row: Unsealing, person: Any) -> str:
    both = {row.asked_by_id, row.agreed_by_id}
    if row.agreed_at is None or None in both or len(both) != 2 or getattr(person, "pk", None) not in both:
        return ""
    return Seal.objects.filter(post_id=row.post_id).values_list("person__name", flat=True).first() or ""


@dataclass(frozen=True, slots=True)
class Mine:
    """A post that its reader wrote without their name. opened: by whom and why, the newest first."""

    thing: Thing
    is_out_of_sight: bool
    opened: tuple[Unsealing, ...]


def mine(person: Any, page: int = 1) -> list[Mine]:
    """Return a page of what this person wrote without their name, newest first; one more if more follow."""
    seals = Seal.objects.filter(person=getattr(person, "pk", None) or 0).order_by("-post_id")
    ids = list(rows_on(seals.values_list("post_id", flat=True), page, MINE_A_PAGE))
    things, looked = things_of(POST, ids), being_looked_into(POST, ids)
    opened = Unsealing.objects.filter(post_id__in=ids).exclude(agreed_at=None)
    by_post: dict[int, list[Unsealing]] = {}
    for one in opened.select_related("asked_by", "agreed_by").order_by("-agreed_at"):
        by_post.setdefault(one.post_id, []).append(one)
    return [Mine(things[pk], pk in looked, tuple(by_post.get(pk, ()))) for pk in ids if pk in things]
