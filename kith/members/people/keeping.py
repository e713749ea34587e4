"""What Kith keeps about people. Each room declares its part in personal.py: a list KEPT, and PLAIN for
what is about nobody (TRUST 4.2, N1). The page "your data", the export and the promises of erasure are read
from it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kith.members.people.addressing import folded
from kith.members.people.models import Address, ArchiveAddress, Person


class Part(Enum):
    """The parts of the page about one's data, in their order, each with its heading."""

    SELF = _("Who you are")
    BELONGING = _("Where you belong")
    WRITTEN = _("What you wrote")
    ASKING = _("Asking, inviting, answering")
    CARE = _("Looking after each other")
    ENTRY = _("How you sign in")
    NOTED = _("What Kith notes by itself")


class Basis(Enum):
    """On what ground it is kept."""

    SERVICE = _("Because you use this place")
    INTEREST = _("Because the community has good reason to")


class Fate(Enum):
    """What becomes of something when its person goes, in words that go on from what it is called."""

    STAYS = _("stay, with your name")
    NAMELESS = _("stay, as from a former member")
    WORDLESS = _("keep their place, without the words")
    GONE = _("are removed")
    SEALED = _("the act and the time stay, without your name")


class Who:
    """Who may see it: sentences that several rooms say."""

    ME = _("Only you")
    NOBODY = _("Nobody reads it; the machine compares it")
    MEMBERS = _("Members of the community")
    READERS = _("Whoever may read the conversation")
    DECIDING = _("You, and those who decide about it")
    KEEPERS = _("Those who look after the community, and you")
    HOUSE = _("You, and whoever keeps the house")


class Until:
    """Until when: sentences that several rooms say."""

    GOING = _("Until you go")
    TAKEN_AWAY = _("Until you take it away")
    ERASED = _("Until you’re erased")
    COMMUNITY = _("As long as the community is here")
    MINUTES = _("Half an hour, then it’s cleared away")
    TWO_YEARS = _("Two years after it was decided")


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody whom data is about. ids: theirs, and of whoever turned out to be them. addresses: folded."""

    ids: tuple[int, ...]
    key: str
    name: str
    addresses: tuple[str, ...]

    @classmethod
    def of(cls, person: Person) -> "Subject":
        """Return the subject that a person is."""
        merged = Person.objects.filter(merged_into=person).order_by("pk").values_list("pk", flat=True)
        ids = (person.pk, *merged)
        mailed = Address.objects.filter(person__in=ids).order_by("pk").values_list("address", flat=True)
        archived = ArchiveAddress.objects.filter(person__in=ids).order_by("pk")
        addresses = dict.fromkeys(map(folded, (*mailed, *archived.values_list("address", flat=True))))
        return cls(ids, person.key, person.name, tuple(addresses))


Mine = Callable[[Subject], Q]


def by(*fields: str) -> Mine:
    """Say that a row is somebody's when one of these columns names them."""

    def mine(subject: Subject) -> Q:
        found = Q()
        for name in fields:
            found |= Q(**{f"{name}__in": subject.ids})
        return found

    return mine


def at(column: str) -> Mine:
    """Say that a row is somebody's when this column holds an address of theirs."""

    def mine(subject: Subject) -> Q:
        found = Q(pk=None)
        for address in subject.addresses:
            found |= Q(**{f"{column}__iexact": address})
        return found

    return mine


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of one model that are somebody's in one way.

    name: what they are called. what, why, who, until: sentences. mine: which rows. gives: the columns an
    export holds, with dots to reach further. words: those of them that hold free text, in which people may be
    named. people: the columns that name people. apart: what an export leaves out. also: for one row and its
    Subject, further things an export says. mend: for one row, its title and where its person changes it.
    change: a page of theirs. leave, nameless, whole: what each way to go does. because: why something stays.
    """

    model: type[Model]
    part: Part
    name: Any
    why: Any
    who: Any
    until: Any
    mine: Mine
    gives: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    also: Callable[[Any, Subject], Mapping[str, Any]] | None = None
    mend: Callable[[Any], tuple[str, str]] | None = None
    change: str = ""
    basis: Basis = Basis.SERVICE
    leave: Fate = Fate.STAYS
    nameless: Fate = Fate.NAMELESS
    whole: Fate = Fate.GONE
    because: Any = ""
    labels: Mapping[str, Any] = field(default_factory=dict)

    @property
    def table(self) -> str:
        """The name of the model, as the ledger names it."""
        return self.model._meta.label_lower

    def rows(self, subject: Subject) -> QuerySet:
        """Return this subject's rows, the oldest first."""
        return self.model._default_manager.filter(self.mine(subject)).order_by("pk")


def kept() -> tuple[Kept, ...]:
    """Return everything that is kept about people, room by room from the lowest floor."""
    return tuple(one for module in _declared() for one in getattr(module, "KEPT", ()))


def plain() -> dict[type[Model], Any]:
    """Return the models that are about nobody, each with why."""
    return {model: why for module in _declared() for model, why in getattr(module, "PLAIN", {}).items()}


def in_parts() -> Iterator[tuple[Part, list[Kept]]]:
    """Yield the parts of the page, each with what belongs in it."""
    for part in Part:
        yield part, [one for one in kept() if one.part is part]


@cache
def _declared() -> tuple[Any, ...]:
    rooms = [app.name for app in apps.get_app_configs() if app.name.startswith("kith.")]
    return tuple(import_module(f"{room}.personal") for room in rooms if find_spec(f"{room}.personal"))
