"""What pages read of drafts: one's own, and nobody else's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.services.drafts.boxes import Spot, spot_of
from kith.services.drafts.models import Draft

DRAFTS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A draft as the list shows it. spot: where to go on, or None where that is not open any more."""

    key: str
    title: str
    text: str
    kept_at: datetime
    spot: Spot | None


def draft_of(place: str, person: Any) -> Draft | None:
    """Return what this person (Person or Viewer) kept of a box, or None."""
    return Draft.objects.filter(person=person.pk or 0, place=place).first()


def draft_named(key: str, person: Any) -> Draft | None:
    """Return the draft with this public key if it is this person's, else None."""
    return Draft.objects.filter(person=person.pk or 0, key=key).first() if is_key(key) else None


def drafts_of(person: Any, page: int = 1) -> list[Line]:
    """Return a page of somebody's own drafts, the last touched first; one more says that more follow."""
    rows = Draft.objects.filter(person=person.pk or 0).order_by("-kept_at", "-pk")
    return [
        Line(row.key, row.title, row.text, row.kept_at, spot_of(row.place, person))
        for row in rows_on(rows, page, DRAFTS_A_PAGE)
    ]
