"""What other floors may read of people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kith.base.kit.clock import now
from kith.base.kit.ids import is_key
from kith.members.people import names
from kith.members.people.models import (
    Address,
    AuditLine,
    Authenticator,
    Farewell,
    HalfwayIn,
    Passkey,
    Person,
    RecoveryCode,
    Session,
)
from kith.members.people.needing import needs_second_factor
from kith.members.people.tokens import farewell_hash, hashed
from kith.members.people.viewer import Viewer

DEMO_DOMAIN = "@demo.example"
FRESH = timedelta(minutes=10)
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
    """Return the people of the demo, by what they do. Whether anybody may be one is not asked here."""
    rows = Person.objects.present().filter(addresses__address__endswith=DEMO_DOMAIN)
    return [Face.of(row) for row in rows.order_by("pointer", "sort_name", "id").distinct()[:_MOST_DEMO]]


def sessions_of(person: Any) -> list[Session]:
    """Return where this person is signed in now, the last seen first."""
    live = Session.objects.filter(person=person.pk, expires_at__gt=now())
    return list(live.order_by("-seen_at", "-id")[:_MOST_SESSIONS])


def addresses(person: Any) -> list[str]:
    """Return the addresses this person has proved: where they want mail first, then the oldest first."""
    proved = Address.objects.filter(person=person.pk).proved()
    main_first = F("main_at").desc(nulls_last=True)
    return list(proved.order_by(main_first, "verified_at", "id").values_list("address", flat=True))


def is_not_written_to(address: str) -> bool:
    """Say whether the owner of this address went, so that nobody here writes to it first."""
    return Farewell.objects.filter(address_hash=farewell_hash(address)).exists()


def erased_among(addresses: Iterable[str]) -> set[str]:
    """Return those of these addresses whose owner was erased, and nobody has proved since."""
    marks = {farewell_hash(address): address for address in addresses}
    gone = Farewell.objects.filter(address_hash__in=list(marks), person=None)
    return {marks[mark] for mark in gone.values_list("address_hash", flat=True)}


def noted_about(person: Person, count: int = 50) -> list[AuditLine]:
    """Return the newest lines of the audit log that name this person, as who acted or whom it was about."""
    lines = AuditLine.objects.filter(Q(by=person.pk) | Q(about=f"person:{person.key}"))
    return list(lines.select_related("by").order_by("-pk")[:count])


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How somebody can sign in, beside the mailed link. must: whether they have to keep a second step."""

    has_password: bool
    passkeys: tuple[Passkey, ...]
    has_app: bool
    codes_left: int
    must: bool

    @property
    def has_second(self) -> bool:
        return self.has_app or bool(self.passkeys)


def ways_in(person: Person) -> WaysIn:
    """Return how this person can sign in, their oldest passkey first."""
    return WaysIn(
        has_password=bool(person.password),
        passkeys=tuple(Passkey.objects.filter(person=person).order_by("created_at", "id")),
        has_app=_has_app(person),
        codes_left=RecoveryCode.objects.filter(person=person, used_at=None).count(),
        must=needs_second_factor(person.pk),
    )


def asks_second(person: Person) -> bool:
    """Say whether a mailed link or a password is only half the way in for this person."""
    return needs_second_factor(person.pk) or _has_app(person)


def is_last_step(person: Person, passkey: Passkey | None) -> bool:
    """Say whether this passkey (None: the app) is the last second step of somebody who must have one."""
    others = Passkey.objects.filter(person=person).exclude(pk=passkey.pk if passkey else 0).exists()
    return needs_second_factor(person.pk) and not others and (passkey is None or not _has_app(person))


def app_in_waiting(person: Person) -> Authenticator | None:
    """Return the authenticator app that a first code is awaited from."""
    return Authenticator.objects.filter(person=person, confirmed_at=None).first()


def halfway(token: str) -> HalfwayIn | None:
    """Return what a browser that is half way in holds the token of, while it lasts."""
    live = HalfwayIn.objects.filter(token_hash=hashed(token), expires_at__gt=now())
    return live.select_related("person").first()


def is_fresh(viewer: Viewer) -> bool:
    """Say whether the viewer came in during the last ten minutes, which is how they show that it is they."""
    return Session.objects.filter(pk=viewer.session_id or 0, created_at__gt=now() - FRESH).exists()


def _has_app(person: Person) -> bool:
    return Authenticator.objects.filter(person=person).exclude(confirmed_at=None).exists()
