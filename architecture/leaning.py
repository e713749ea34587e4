"""What a check finds: one place in the code where a room needs another one."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["import", "relation", "reverse", "template", "url", "migration"]


@dataclass(frozen=True, slots=True, order=True)
class Leaning:
    """One room leaning on another.

    path: from the root of the repository. line: from 1. kind: how it leans. room: who leans. on: on whom.
    name: the words that do it, such as "forums:thread" or "kith.rooms.forums.queries".
    For the kind "reverse" it is the room *pointed at* that leans: it was given an accessor to the other.
    """

    path: str
    line: int
    kind: Kind
    room: str
    on: str
    name: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.kind}: {self.room} leans on {self.on} ({self.name})"
