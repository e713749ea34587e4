"""What changed between two wordings of a charter, part by part."""

from dataclasses import dataclass
from typing import Any

from kith.base.kit.differing import Piece, differences
from kith.rooms.charter.models import Version
from kith.rooms.charter.models.version import PARTS


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a charter that reads differently."""

    part: str
    pieces: list[Piece]


def changes(old: Version | None, new: Version) -> list[Change]:
    """Return the parts that differ."""
    pairs = [(part, getattr(old, part) if old else "", getattr(new, part)) for part in PARTS]
    return [Change(part, differences(before, after)) for part, before, after in pairs if before != after]


def parts_of(version: Any) -> list[tuple[str, str]]:
    """Return (part, text) of those that say something, in reading order."""
    return [(part, getattr(version, part)) for part in PARTS if getattr(version, part)]
