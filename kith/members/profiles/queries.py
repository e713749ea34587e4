"""What other floors may read of profiles, and the pages of this one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When

from kith.members.communities.models import Community
from kith.members.people.models import Person
from kith.members.people.names import sort_name
from kith.members.people.queries import Face, with_key
from kith.members.profiles import presence
from kith.members.profiles.access import listed, may_see, open_to, people_visible_to, together
from kith.members.profiles.models import Affiliation, Constituency, Line, Organisation, Profile
from kith.members.profiles.spans import between

_MOST_TOGETHER = 50
_MOST_SUGGESTED = 40
_MOST_ORGANISATIONS = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is, or was. when: the while in words, or ""."""

    organisation: str
    role: str
    when: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A line and since when it has said so."""

    text: str
    written_at: datetime


@dataclass(slots=True)
class Page:
    """A profile as one viewer sees it: a part that is not theirs to see is as empty as one never written."""

    person: Person
    face: Face
    is_own: bool
    profile: Profile
    together: list[Community]
    seen: frozenset[str]
    offers: list[Words] = field(default_factory=list)
    asks: list[Words] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    constituencies: list[str] = field(default_factory=list)
    around: str = ""

    def shows(self, part: str) -> Any:
        """Return a plain part (about, languages, contact, contact_words), or "" when unseen."""
        return getattr(self.profile, part) if part.removesuffix("_words") in self.seen else ""

    @property
    def zone(self) -> str:
        return self.person.zone if "zone" in self.seen else ""


@dataclass(frozen=True, slots=True)
class Own:
    """A profile as its person changes it."""

    profile: Profile
    offers: list[str]
    asks: list[str]
    affiliations: list[Affiliation]
    constituencies: list[str]


def person_with_key(viewer: Any, key: str) -> Person | None:
    """Return the person whose page the viewer may open at this key, or None."""
    known = with_key(key)
    return None if known is None else people_visible_to(viewer).filter(pk=known.pk).first()


def page_of(viewer: Any, person: Person) -> Page:
    """Return a person's profile as the viewer sees it."""
    profile = Profile.objects.filter(person=person).first() or Profile(person=person)
    shared = list(together(viewer, person).order_by("sort_name", "id")[:_MOST_TOGETHER])
    seen = frozenset(
        part for part in Profile.PARTS if may_see(viewer, profile, part, beside_them=bool(shared))
    )
    found = Page(person, Face.of(person), viewer.pk == person.pk, profile, shared, seen)
    if "presence" in seen:
        found.around = presence.around(person)
    if profile.pk is not None:
        _fill(found)
    return found


def _fill(found: Page) -> None:
    kinds = [
        kind for kind, part in ((Line.Kind.OFFER, "offers"), (Line.Kind.ASK, "asks")) if part in found.seen
    ]
    for line in found.profile.lines.filter(kind__in=kinds).order_by("position", "pk"):
        lines = found.offers if line.kind == Line.Kind.OFFER else found.asks
        lines.append(Words(line.text, line.written_at))
    if "affiliations" in found.seen:
        found.places = _places(found.profile)
    if "constituencies" in found.seen:
        found.constituencies = [row.word for row in found.profile.constituencies.order_by("position", "pk")]


def _places(profile: Profile) -> list[Place]:
    places = [
        (row.until, Place(row.named, row.role, between(row.since, row.until), bool(row.until)))
        for row in profile.affiliations.order_by("pk")
    ]
    # Where they are now, in the order they said; then where they were, the latest first.
    now_at = [place for until, place in places if not until]
    return now_at + [place for until, place in sorted(places, key=lambda one: one[0], reverse=True) if until]


def own(person: Person) -> Own:
    """Return a person's profile for themselves to change."""
    profile = Profile.objects.filter(person=person).first() or Profile(person=person)
    if profile.pk is None:
        return Own(profile, [], [], [], [])
    lines = list(profile.lines.order_by("position", "pk"))
    return Own(
        profile=profile,
        offers=[line.text for line in lines if line.kind == Line.Kind.OFFER],
        asks=[line.text for line in lines if line.kind == Line.Kind.ASK],
        affiliations=list(profile.affiliations.order_by("pk")),
        constituencies=[row.word for row in profile.constituencies.order_by("position", "pk")],
    )


def lines_of(viewer: Any, people: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    """Return {person id: {"offer": [...], "ask": [...]}} of what the viewer may see. One query."""
    shown: dict[int, dict[str, list[str]]] = defaultdict(lambda: {"offer": [], "ask": []})
    rows = visible_lines(viewer).filter(profile__person__in=list(people)).order_by("position", "pk")
    for person, kind, text in rows.values_list("profile__person", "kind", "text"):
        shown[person][kind].append(text)
    return dict(shown)


def visible_lines(viewer: Any, kind: str = "") -> Any:
    """Return the offers and asks the viewer may see, or those of one kind ("offer", "ask")."""
    parts = {"offer": "offers", "ask": "asks"}
    conditions = [
        Q(kind=each) & open_to(viewer, part, "profile__")
        for each, part in parts.items()
        if kind in ("", each)
    ]
    seen = conditions[0]
    for condition in conditions[1:]:
        seen |= condition
    return Line.objects.filter(seen)


def contact_of(person: Any) -> tuple[str, str]:
    """Return how this person wants to be reached ("here", "introduction", "later", or "" for not said) and
    their sentence.

    For whoever carries a letter; a page shows it to those who may see it (`page_of`).
    """
    row = Profile.objects.filter(person=person.pk).values_list("contact", "contact_words").first()
    return row or ("", "")


def constituencies_in_use(viewer: Any) -> list[str]:
    """Return words that people the viewer may see use of themselves, those of most people, A to Z."""
    rows = Constituency.objects.filter(open_to(viewer, "constituencies", "profile__"))
    counted = rows.values("folded").annotate(people=Count("pk")).order_by("-people", "folded")
    used = [row["folded"] for row in counted[:_MOST_SUGGESTED]]
    spelt = dict(rows.filter(folded__in=used).order_by("-pk").values_list("folded", "word"))
    return [spelt[key] for key in sorted(used)]


def organisations_in_use(viewer: Any) -> list[str]:
    """Return the organisations of people whose affiliations the viewer may see, A to Z.

    Each is spelt as the viewer spells it, or else as the first of those people does.
    """
    rows = Affiliation.objects.filter(open_to(viewer, "affiliations", "profile__"))
    own_first = Case(When(profile__person=getattr(viewer, "pk", None) or 0, then=Value(0)), default=Value(1))
    spelt = rows.filter(organisation=OuterRef("pk")).order_by(own_first, "pk").values("named")[:1]
    named = Organisation.objects.filter(pk__in=rows.values("organisation")).annotate(spelt=Subquery(spelt))
    return list(named.order_by("sort_name").values_list("spelt", flat=True)[:_MOST_ORGANISATIONS])


def called(viewer: Any, text: str, count: int) -> list[Face]:
    """Return people of whose name each typed word begins a word, A to Z, at most `count`."""
    people, words = listed(people_visible_to(viewer)), sort_name(text).split()
    for word in words:
        people = people.filter(Q(sort_name__startswith=word) | Q(sort_name__contains=f" {word}"))
    return [Face.of(person) for person in people.order_by("sort_name", "id")[:count]] if words else []
