"""The feed as a projection of the ledger: one item for each subject, with the newest that happened to it."""

from collections.abc import Mapping, Sequence

from django.db.models import Q

from kith.members.communities.models import Audience
from kith.services.activity import verbs
from kith.services.activity.models import Entry
from kith.services.activity.projections import Projection
from kith.services.feed.declarations import all_told
from kith.services.feed.models import FeedItem

Subject = tuple[str, int]
Key = tuple[int, str, int]  # community, kind and id of the subject

_CHUNK = 100
_REFRESHED = ["audience", "verb", "by", "at"]


def apply(entries: Sequence[Entry]) -> None:
    """Tell of these entries. Nothing is told of an import, nor of what only one person or two may see."""
    shown = {verb.name for verb in verbs.all_verbs() if verb.shown_in_feed}
    private = set(Audience.objects.private().values_list("pk", flat=True))
    telling = [
        entry
        for entry in entries
        if entry.verb in shown and not entry.imported and entry.audience_id not in private
    ]
    places = _places(telling)
    newest: dict[Key, FeedItem] = {}
    for entry in telling:
        kind, pk = places.get((entry.subject_kind, entry.subject_id), (entry.subject_kind, entry.subject_id))
        item = _item(entry, kind, pk)
        key = (item.community_id, kind, pk)
        if key not in newest or newest[key].at <= item.at:
            newest[key] = item
    _keep(newest)


def forget() -> None:
    """Empty the feed, to be told again from the ledger."""
    FeedItem.objects.all().delete()


def _places(entries: Sequence[Entry]) -> Mapping[Subject, Subject]:
    """Return the subject each entry's own subject belongs to, where it belongs to another."""
    places: dict[Subject, Subject] = {}
    for told in all_told():
        for kind, owners in told.stands_for.items():
            ids = sorted({entry.subject_id for entry in entries if entry.subject_kind == kind})
            if ids:
                places |= {(kind, pk): (told.kind, owner) for pk, owner in owners(ids).items()}
    return places


def _item(entry: Entry, kind: str, pk: int) -> FeedItem:
    return FeedItem(
        community_id=entry.community_id,
        audience_id=entry.audience_id,
        subject_kind=kind,
        subject_id=pk,
        verb=entry.verb,
        by_id=entry.by_id,
        at=entry.at,
    )


def _keep(newest: Mapping[Key, FeedItem]) -> None:
    known = _known(list(newest))
    fresh = [item for key, item in newest.items() if key not in known]
    later = []
    for key, old in known.items():
        if old.at <= newest[key].at:
            newest[key].pk = old.pk
            later.append(newest[key])
    FeedItem.objects.bulk_create(fresh, batch_size=_CHUNK)
    FeedItem.objects.bulk_update(later, _REFRESHED, batch_size=_CHUNK)


def _known(keys: Sequence[Key]) -> Mapping[Key, FeedItem]:
    found: dict[Key, FeedItem] = {}
    for start in range(0, len(keys), _CHUNK):
        wanted = Q()
        for community, kind, pk in keys[start : start + _CHUNK]:
            wanted |= Q(community=community, subject_kind=kind, subject_id=pk)
        for item in FeedItem.objects.filter(wanted):
            found[item.community_id, item.subject_kind, item.subject_id] = item
    return found


PROJECTION = Projection("feed", apply, forget, version=1)
