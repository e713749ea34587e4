"""How any floor says that something happened.

The ledger itself lives a few floors up (services/activity) and plugs its writer in at start-up, so that
people and communities, which it leans on, can still announce what they do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened. Ids only, never words (RULINGS 9).

    verb: a declared name such as "conversations.replied". by: person id, or None where no one may be
    named. subject: (kind, id). community, audience: ids. at: aware UTC, None for now.
    imported: true for what came out of an archive; nobody is told of it.
    """

    verb: str
    by: int | None
    subject: tuple[str, int]
    community: int
    audience: int
    at: datetime | None = None
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A thing that can happen.

    name: "room.verb". sentence: translatable, with {who} and {what}. icon: of the sprite.
    counts_as: what the daily roll-up calls it ("talk", "kept", "joined", ...), or "" for nothing.
    shown_in_feed: whether the feed tells it. counting: "stops" where its subject counts as nothing from now
    on, "resumes" where it counts again as it did.
    """

    name: str
    sentence: Any
    icon: str
    counts_as: str = ""
    shown_in_feed: bool = True
    counting: str = ""


Writer = Callable[[Iterable[Happening]], None]
_writer: list[Writer] = []


def plug_in(writer: Writer) -> None:
    """Let `writer` keep what is recorded from now on; the last one plugged in serves."""
    _writer[:] = [writer]


def record(*happenings: Happening) -> None:
    """Write happenings inside the caller's transaction.

    Raises RuntimeError when no ledger is plugged in: an action must never act unrecorded.
    """
    if not _writer:
        raise RuntimeError("No ledger is plugged in, so nothing may happen.")
    _writer[0](happenings)


def happening(verb: str, by: Any, subject: Any, **fields: Any) -> Happening:
    """Build a Happening from model instances: `subject` has community_id, audience_id and a kind."""
    return Happening(
        verb=verb,
        by=None if by is None else by.pk,
        subject=(kind_of(subject), subject.pk),
        community=fields.pop("community", None) or subject.community_id,
        audience=fields.pop("audience", None) or subject.audience_id,
        **fields,
    )


def kind_of(model: Any) -> str:
    """Name a model class or instance as the ledger does: "conversations.post"."""
    return model._meta.label_lower
