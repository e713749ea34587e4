"""What pages read of concerns, limits and lines; always for one reader."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Max

from kith.base.kit.clock import now
from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.communities.models import Community
from kith.members.communities.queries import Face, members
from kith.services.moderation.access import Bench, House, Matter, matter_of, raised_or_told_of_their_words
from kith.services.moderation.declarations import Thing, things_of
from kith.services.moderation.limits import DAY
from kith.services.moderation.models import Concern, Lift, Look, SafetyLine, Step
from kith.services.moderation.models.concern import ConcernQuerySet

LINES, _SECONDS = "safety-lines", 30
MOST = 50
COUNT = 30  # of a page


@dataclass(frozen=True, slots=True)
class Case:
    """A concern as one reader sees it. thing: None where it is gone. decides: whether they look at it."""

    concern: Concern
    thing: Thing | None
    bench: Bench
    decides: bool
    raised: bool
    wrote: bool


def line_texts() -> dict[str, str]:
    """Return the words that stand today, by kind; a kind without words is left out."""
    newest = SafetyLine.objects.values("kind").annotate(newest=Max("pk")).values("newest")
    rows = SafetyLine.objects.filter(pk__in=newest).exclude(text="").values_list("kind", "text")
    return dict(rows)


def safety_lines() -> list[str]:
    """Return what the network says above every box, in its order; public, so kept for half a minute."""
    kept = cache.get(LINES)
    if kept is None:
        texts = line_texts()
        kept = [texts[kind] for kind in SafetyLine.Kind.values if kind in texts]
        cache.set(LINES, kept, _SECONDS)
    return kept


def case(key: str, person: Any, community: Community) -> Case | None:
    """Return the concern with this key of this community, if this person raised it, wrote it or decides."""
    rows = _concerns(community).filter(key=key) if is_key(key) else Concern.objects.none()
    found = next(iter(_cases(rows, person)), None)
    return found if found and (found.decides or found.raised or found.wrote) else None


def being_looked_into(kind: str, ids: Iterable[int]) -> set[int]:
    """Return those of these things of a kind that somebody looks into now, or took out of sight."""
    rows = Concern.objects.filter(subject_kind=kind, subject_id__in=list(ids), purged_at=None)
    return set(
        rows.filter(state__in=[*Concern.UNDER_WAY, *Concern.HOLDING]).values_list("subject_id", flat=True)
    )


def recognised_by(person: Any, community: Community, key: str) -> Concern | None:
    """Return the concern under way by which this person had the thing with this key hidden, or None."""
    mine = Concern.objects.filter(raised_by=person.pk, community=community, subject_key=key)
    return mine.filter(kind=Concern.Kind.RECOGNISED).under_way().select_related("community").first()


def queue(community: Community, person: Any) -> list[Case]:
    """Return what this person can look at now, first come first, at most fifty: who has looked at those finds
    what came later. Support finds its own at the network's."""
    rows = _concerns(community)
    if community.kind == Community.Kind.NETWORK:
        rows |= _joined(Concern.objects.filter(desk=Concern.Desk.SUPPORT))
    rows = rows.under_way().order_by("raised_at", "id")
    found: list[Case] = []
    start, more = 0, True
    # What others look at stands in nobody's way, however much of it there is.
    while more and len(found) < MOST:
        cases = _cases(rows[start : start + MOST], person)
        found += [one for one in cases if one.decides]
        start, more = start + MOST, len(cases) == MOST
    return found[:MOST]


def own(community: Community, person: Any, page: int = 1) -> list[Case]:
    """Return a page of what this person raised, and of what was said of their words, newest first; one
    more if more follow."""
    rows = _concerns(community).filter(raised_or_told_of_their_words(person))
    return _cases(rows_on(rows.order_by("-raised_at", "-id"), page, COUNT), person)


def _concerns(community: Community) -> ConcernQuerySet:
    return _joined(Concern.objects.filter(community=community))


def _joined(concerns: ConcernQuerySet) -> ConcernQuerySet:
    joined = concerns.select_related("community", "author", "raised_by", "appeals")
    return joined.prefetch_related("appeals__looks")


def _cases(concerns: Iterable[Concern], person: Any) -> list[Case]:
    """Return concerns as a reader sees them; the same statements for one and for many of a community."""
    rows, ids = list(concerns), defaultdict(list)
    for row in rows:
        ids[row.subject_kind].append(row.subject_id)
    things = {kind: things_of(kind, pks) for kind, pks in ids.items()}
    houses = {row.community_id: House(row.community) for row in rows}
    return [
        _case(row, things[row.subject_kind].get(row.subject_id), houses[row.community_id], person)
        for row in rows
    ]


def _case(concern: Concern, thing: Thing | None, house: House, person: Any) -> Case:
    sitting = house.bench(matter_of(concern, thing.audience if thing else None))
    pk = getattr(person, "pk", None)
    return Case(
        concern,
        thing,
        sitting,
        decides=pk in sitting.people,
        raised=concern.raised_by_id == pk,
        wrote=concern.author_id == pk and concern.is_told_to_author,
    )


def looks(concern: Concern) -> list[Look]:
    """Return what those who looked think, first to look first."""
    return list(concern.looks.select_related("by").order_by("at", "id"))


def steps(concern: Concern) -> list[Step]:
    """Return what happened to a concern, first things first."""
    return list(concern.steps.select_related("by").order_by("id"))


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was decided, as the log tells it. who, why, key: empty for those who do not decide."""

    at: datetime
    kind: str
    state: str
    who: str = ""
    why: str = ""
    key: str = ""


def log(community: Community, person: Any, start: int = 0, count: int = 30) -> list[Done]:
    """Return what was decided in a community, newest first: in general words, and in full for its keepers.

    What was said of a keeper, or of what this reader wrote or raised, is in full for others only.
    """
    rows = Step.objects.filter(community=community)
    rows = rows.exclude(state__in=[*Concern.UNDER_WAY, Concern.State.WITHDRAWN]).select_related(
        "by", "concern"
    )
    house = House(community)
    return [_done(row, person, house) for row in rows.order_by("-at", "-id")[start : start + count]]


def _done(row: Step, person: Any, house: House) -> Done:
    concern = row.concern
    desk = house.support if concern.desk == Concern.Desk.SUPPORT else house.keepers
    if person.pk not in desk or person.pk in (concern.author_id, concern.raised_by_id):
        return Done(row.at, concern.kind, row.state)
    return Done(row.at, concern.kind, row.state, row.by.name if row.by else "", row.why, concern.key)


def reasons(concern: Concern) -> list[str]:
    """Return why it was decided as it was, in the words of those who did; no names."""
    said = concern.steps.exclude(why="").exclude(state__in=Concern.UNDER_WAY).order_by("id")
    return list(said.values_list("why", flat=True))


def was_appealed(concern: Concern) -> bool:
    """Say whether others have been asked to look again already."""
    return Concern.objects.filter(appeals=concern).exists()


def is_mendable(concern: Concern) -> bool:
    """Say whether its author changing it makes a difference: others look still, or asked for it."""
    first = concern.appeals if concern.appeals_id else concern
    waits = first.kind == Concern.Kind.RECOGNISED and first.state in Concern.UNDER_WAY
    return waits or first.state == Concern.State.ASKED


def bench_for_report(thing: Thing, person: Any, community: Community) -> Bench:
    """Return who would look at a report of this thing by this person."""
    house, out = House(community), frozenset({thing.author_id, person.pk})
    return house.bench(Matter(thing.audience, Concern.Kind.REPORT, house.desk_for(thing.author_id), out))


def newcomers(community: Community, person: Any) -> list[Face]:
    """Return who joined within a day and still writes within a newcomer's limits, newest first."""
    moment = now()
    let_through = Lift.objects.filter(community=community, person__isnull=False, until__gt=moment)
    faces = members(community, newest_first=True, count=MOST)
    known = set(let_through.values_list("person__key", flat=True)) | {person.key}
    return [face for face in faces if moment - face.joined_at < DAY and face.key not in known]


def lifted_until(community: Community) -> datetime | None:
    """Return until when everyone here may write without limits, or None."""
    lifts = Lift.objects.filter(community=community, person=None, until__gt=now())
    return lifts.aggregate(until=Max("until"))["until"]
