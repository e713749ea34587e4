"""What other floors may read of people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from kith.base.kit.clock import now
from kith.base.kit.ids import is_key
from kith.members.people import names
from kith.members.people.models import Address, Person, Session
from kith.members.people.viewer import Viewer

DEMO_DOMAIN = "@demo.example"
_MOST_DEMO = 12
_MOST_SESSIONS = 100


@dataclass(frozen=True, slots=True)
class Face:
    """A person as pages show them. tombstone: erased, so only a place is left where a name stood."""

    id: int
    key: str
    name: str
    pointer: str = ""
    tombstone: bool = False

    @classmethod
    def of(cls, person: Person) -> "Face":
        """Return the face of a row that is at hand."""
        return cls(person.pk, person.key, person.name, person.pointer, person.erased_at is not None)

    @property
    def first_name(self) -> str:
        return names.first_name(self.name)

    @property
    def initials(self) -> str:
        return names.initials(self.name)

    @property
    def rim(self) -> int:
        return names.rim(self.key)


def person(viewer: Viewer) -> Person:
    """Return the row of the signed-in viewer. One query.

    Raises Person.DoesNotExist for a stranger.
    """
    return Person.objects.get(pk=viewer.person_id or 0)


def with_key(key: str) -> Person | None:
    """Return the present person with this public key, or None; someone merged answers as who they became."""
    if not is_key(key):
        return None
    row = Person.objects.filter(key=key).select_related("merged_into").first()
    return row.merged_into or row if row is not None and row.erased_at is None else None


def faces(ids: Iterable[int | None]) -> dict[int, Face]:
    """Return a Face for each person id; someone merged shows as who they became. One query."""
    wanted = {pk for pk in ids if pk is not None}
    if not wanted:
        return {}
    became = {name: Coalesce(f"merged_into__{name}", name) for name in ("key", "name", "pointer")}
    rows = Person.objects.filter(pk__in=wanted).annotate(
        **{f"shown_{name}": source for name, source in became.items()}
    )
    values = rows.values_list("pk", "shown_key", "shown_name", "shown_pointer", F("erased_at"))
    return {pk: Face(pk, key, name, pointer, erased is not None) for pk, key, name, pointer, erased in values}


def demo_people() -> list[Face]:
    """Return the people of the demo, A to Z. Whether anybody may be one of them is not asked here."""
    rows = Person.objects.present().filter(addresses__address__endswith=DEMO_DOMAIN)
    return [Face.of(row) for row in rows.order_by("sort_name", "id").distinct()[:_MOST_DEMO]]


def sessions_of(person: Any) -> list[Session]:
    """Return where this person is signed in now, the last seen first."""
    live = Session.objects.filter(person=person.pk, expires_at__gt=now())
    return list(live.order_by("-seen_at", "-id")[:_MOST_SESSIONS])


def addresses(person: Any) -> list[str]:
    """Return the addresses this person has proved, oldest first."""
    proved = Address.objects.filter(person=person.pk).proved()
    return list(proved.order_by("verified_at", "id").values_list("address", flat=True))
