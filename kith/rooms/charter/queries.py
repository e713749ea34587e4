"""What pages read of charters."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.base.kit.ids import is_key
from kith.members.communities.models import Community
from kith.members.people.queries import Face
from kith.rooms.charter.access import versions_visible_to
from kith.rooms.charter.models import Acceptance, Remark, Version

COUNT = 50  # of a page


@dataclass(frozen=True, slots=True)
class Said:
    """A remark as the page shows it."""

    key: str
    face: Face | None
    words: str
    at: datetime
    asks_to_wait: bool
    is_mine: bool


def current(community: Community) -> Version | None:
    """Return the charter as it stands, or None where nobody has written down more than at the founding."""
    return _adopted(community).first()


def version_numbered(community: Community, number: int) -> Version | None:
    """Return an adopted version by its number, or None."""
    return _adopted(community).filter(number=number).first()


def before(version: Version) -> Version | None:
    """Return the version this one changes: the one adopted before it, or the charter for a proposal."""
    rows = _adopted(version.community)
    if version.number is not None:
        rows = rows.filter(number__lt=version.number)
    return rows.first()


def history(community: Community, page: int = 1) -> list[Version]:
    """Return a page of the adopted versions, newest first; one more if more follow."""
    start = (page - 1) * COUNT
    return list(_adopted(community)[start : start + COUNT + 1])


def open_proposal(community: Community, viewer: Any) -> Version | None:
    """Return the proposal that is open, if this viewer may read it."""
    rows = versions_visible_to(viewer).filter(community=community, adopted_at=None, let_go_at=None)
    return rows.select_related("community", "proposed_by").first()


def proposal_named(key: str, community: Community, viewer: Any) -> Version | None:
    """Return a version that was proposed, by its public key, if this viewer may read it.

    The first was never proposed: it is what the community was founded with.
    """
    if not is_key(key):
        return None
    rows = versions_visible_to(viewer).filter(community=community, key=key).exclude(number=1)
    return rows.select_related("community", "proposed_by", "adopted_by").first()


def remarks(version: Version, viewer: Any, page: int = 1) -> list[Said]:
    """Return a page of what was said to a proposal, oldest first; one more if more follow."""
    start = (page - 1) * COUNT
    rows = version.remarks.select_related("by").order_by("at", "id")[start : start + COUNT + 1]
    return [_said(row, viewer) for row in rows]


def last_page(version: Version) -> int:
    """Return the page on which the newest of what was said stands."""
    return max(1, -(-version.remarks.count() // COUNT))


def remark_named(key: str, version: Version) -> Remark | None:
    """Return a remark on this version by its public key, or None."""
    return version.remarks.filter(key=key).first() if is_key(key) else None


def to_accept(viewer: Any, community: Community) -> Version | None:
    """Return the charter when how we are with each other has changed since this member last said yes.

    Who joined before there were versions said yes to the first by joining.
    """
    newest = current(community)
    if newest is None or not (viewer.standing and viewer.standing.is_member):
        return None
    said = Acceptance.objects.filter(community=community, person=viewer.pk).order_by("-version__number")
    reached = said.values_list("version__number", flat=True).first() or 1
    changed = _adopted(community).filter(number__gt=reached, changes_norms=True).exists()
    return newest if changed else None


def _adopted(community: Community):
    rows = Version.objects.filter(community=community, number__isnull=False).order_by("-number")
    return rows.select_related("community", "proposed_by", "adopted_by")


def _said(row: Remark, viewer: Any) -> Said:
    waits = row.kind == Remark.Kind.NOT_YET and row.withdrawn_at is None
    face = Face.of(row.by) if row.by else None
    return Said(row.key, face, row.words, row.at, waits, row.by_id == viewer.pk)
