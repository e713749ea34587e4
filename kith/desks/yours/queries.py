"""What the pages of this room read: always the viewer's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.base.kit.ids import is_key
from kith.desks.yours.acts import words_of
from kith.desks.yours.models import Departure, Parcel
from kith.desks.yours.others import Others
from kith.desks.yours.packing import counts
from kith.members.communities.models import Community, Duty
from kith.members.communities.roster import convenes_alone
from kith.members.people.keeping import Kept, Part, Subject, kept
from kith.members.people.models import Person
from kith.members.people.queries import noted_about
from kith.members.profiles.models import Affiliation

_MOST = 50
_LONG = 4  # letters from which a part of a name says who somebody is


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of the log as its person reads it. by: whose act, "" for nobody's."""

    at: datetime
    what: Any
    by: str
    is_own: bool


def everything(person: Person) -> list[tuple[Part, list[tuple[Kept, int]], list[Kept]]]:
    """Return the parts of the page: what there is of each, with how many, and what there is none of."""
    return [
        (part, [(one, count) for one, count in found if count], [one for one, count in found if not count])
        for part, found in counts(Subject.of(person))
    ]


def log_of(person: Person) -> list[Noted]:
    """Return what the log says of this person, the newest first; what others did before their own acts."""
    lines = [
        Noted(line.at, words_of(line.act), line.by.name if line.by else "", line.by_id == person.pk)
        for line in noted_about(person, _MOST)
    ]
    return sorted(lines, key=lambda line: line.is_own)


def parcel_of(person: Person) -> Parcel | None:
    """Return the export this person asked for last, while it is there."""
    return Parcel.objects.filter(person=person).order_by("-pk").first()


def ready_parcel(key: str, person: Person, moment: datetime) -> Parcel | None:
    """Return the export with this key, if it is this person's and its week is not over."""
    if not is_key(key):
        return None
    return Parcel.objects.filter(key=key, person=person, until__gt=moment).first()


def departure_of(person: Person) -> Departure | None:
    """Return how and when this person goes, where they asked to and neither stayed nor went."""
    return Departure.objects.filter(person=person, cancelled_at=None, done_at=None).first()


def convened_alone(person: Person) -> list[Community]:
    """Return the communities that nobody would convene without this person, A to Z."""
    held = Duty.objects.filter(person=person, kind=Duty.Kind.CONVENOR, until=None)
    duties = held.select_related("community").order_by("community__sort_name")
    return [duty.community for duty in duties if convenes_alone(person, duty.community)]


@dataclass(frozen=True, slots=True)
class Telltale:
    """Something somebody wrote that could say who they are. word: by what."""

    title: str
    href: str
    word: str


def telltales(person: Person, count: int = _MOST) -> list[Telltale]:
    """Return what this person wrote that names them, where they work, or an address of theirs."""
    subject = Subject.of(person)
    return [each for _number, each in zip(range(count), _found(subject), strict=False)]


def _found(subject: Subject) -> Iterator[Telltale]:
    words, others = _giveaways(subject), Others(subject)
    for one in kept():
        if one.mend is None or not words:
            continue
        for row in one.rows(subject).iterator(chunk_size=200):
            text = "\n".join(str(getattr(row, name)) for name in one.words).casefold()
            word = next((each for each in words if each.casefold() in text), None)
            if word is not None:
                title, href = one.mend(row)
                # A conversation that is closed to them is not named to them.
                closed = others.keeps_back(row, "thread.title")
                yield Telltale(str(one.name) if closed else title, href, word)


def _giveaways(subject: Subject) -> list[str]:
    works = Affiliation.objects.filter(profile__person__in=subject.ids).values_list("named", flat=True)
    parts = [part for part in subject.name.split() if len(part) >= _LONG]
    return list(dict.fromkeys([subject.name, *subject.addresses, *works, *parts]))
