"""What pages read of how communities are tied to each other."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.base.kit.prepared import Prepared
from kith.members.communities.models import Community
from kith.members.people import names
from kith.rooms.kinship.access import relations_visible_to, speaks_for
from kith.rooms.kinship.models import Relation, RelationStep
from kith.rooms.kinship.nearness import Near, near
from kith.rooms.kinship.words import what_they_are

TOLD = 12  # on another page
COUNT = 30  # of a page
_SIDE = ("pk", "slug", "name", "glaze")


@dataclass(frozen=True, slots=True)
class Told:
    """A relation as one of the two tells it. says: the sentence that names the other; note: what they add."""

    key: str
    says: str
    note: str
    slug: str
    name: str
    glaze: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as a member of one of the two reads it. incoming: whether it waits for this community's yes.

    said_yes: whether the viewer has; by: who proposed it, or "".
    """

    told: Told
    incoming: bool
    said_yes: bool
    is_mine: bool
    by: str


def _stand(community: int) -> QuerySet:
    rows = Relation.objects.filter(Q(community=community) | Q(other=community), state=Relation.State.STANDING)
    one, other = (tuple(f"{side}__{name}" for name in _SIDE) for side in ("community", "other"))
    columns = ("key", "kind", "words", "sentence", *one, *other)
    name = Case(When(community=community, then=F("other__sort_name")), default=F("community__sort_name"))
    return rows.order_by(name, "id").values_list(*columns)


# It stands on every community's home.
_STANDING = Prepared(lambda community: _stand(community)[: TOLD + 1], community=int)


def relations_told(community: Community) -> list[Told]:
    """Return the first of what a community and others say they are to each other, A to Z; one more than TOLD
    if more follow. Anyone may read it."""
    return [_told(_standing(*row), community) for row in _STANDING.rows(community=community.pk)]


def relations_on(community: Community, page: int) -> list[Told]:
    """Return a page of what a community and others say they are to each other, A to Z; one more if more
    follow."""
    return [_told(_standing(*row), community) for row in rows_on(_stand(community.pk), page, COUNT)]


def has_proposals(community: Community, viewer: Any) -> bool:
    """Say whether something is proposed to a community or by it that this viewer may read."""
    return _proposed(community, viewer).exists()


def proposals(community: Community, viewer: Any, page: int = 1) -> list[Proposed]:
    """Return a page of what is proposed to a community and by it, oldest first, for those who may read that;
    one more if more follow."""
    steps = RelationStep.objects.filter(relation=OuterRef("pk"), by=getattr(viewer, "pk", None) or 0)
    found = _proposed(community, viewer).select_related("community", "other")
    found = found.annotate(
        said_yes=Exists(steps.filter(kind=RelationStep.Kind.YES)),
        is_mine=Exists(steps.filter(kind=RelationStep.Kind.PROPOSED)),
    )
    rows = rows_on(found.order_by("proposed_at", "id"), page, COUNT)
    by = _proposers([row.pk for row in rows])
    return [
        Proposed(
            _told(row, community),
            row.other_id == community.pk,
            row.said_yes,
            row.is_mine,
            by.get(row.pk, ""),
        )
        for row in rows
    ]


def answers_for(viewer: Any, community: Community) -> bool:
    """Say whether this viewer may answer for a community."""
    return viewer.is_signed_in and speaks_for(viewer, community)


def relation_named(key: str, community: Community, viewer: Any) -> Relation | None:
    """Return a relation of this community by its public key, if this viewer may read of it."""
    if not is_key(key):
        return None
    rows = relations_visible_to(viewer).filter(pk__in=_of(community).values("pk"), key=key)
    return rows.select_related("community", "other").first()


def community_meant(words: str) -> Community | None:
    """Return the community of this name or short address, or None."""
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY)
    return rows.filter(Q(sort_name=names.sort_name(words)) | Q(slug=words.lower().strip("/"))).first()


def near_by(community: Community, viewer: Any = None, *, alike: bool = False) -> list[Near]:
    """Return up to three communities with words near this one's, those it is tied to already left out.

    A tie that is only proposed leaves out nobody for a viewer who may not read of it: a gap would tell.
    alike: only those that share more than a word by the way.
    """
    rows = relations_visible_to(viewer).filter(state__in=Relation.LIVE, pk__in=_of(community).values("pk"))
    slugs = {slug for pair in rows.values_list("community__slug", "other__slug") for slug in pair}
    return near(community, slugs | {community.slug}, alike=alike)


def _proposed(community: Community, viewer: Any) -> QuerySet[Relation]:
    visible = relations_visible_to(viewer).filter(pk__in=_of(community).values("pk"))
    return visible.filter(state=Relation.State.PROPOSED)


def _of(community: Community) -> QuerySet[Relation]:
    rows = Relation.objects.filter(Q(community=community) | Q(other=community))
    return rows.select_related("community", "other")


def _standing(key: str, kind: str, words: str, sentence: str, *two: Any) -> Relation:
    sides = [Community(**dict(zip(_SIDE, side, strict=True))) for side in (two[:4], two[4:])]
    said = {"key": key, "kind": kind, "words": words, "sentence": sentence}
    return Relation(community=sides[0], other=sides[1], **said)


def _told(relation: Relation, seen_from: Community) -> Told:
    other = relation.other if relation.community_id == seen_from.pk else relation.community
    says = what_they_are(relation, seen_from)
    return Told(relation.key, says, relation.sentence, other.slug, other.name, other.glaze)


def _proposers(relations: list[int]) -> dict[int, str]:
    steps = RelationStep.objects.filter(relation__in=relations, kind=RelationStep.Kind.PROPOSED)
    return dict(steps.values_list("relation", "by__name"))
