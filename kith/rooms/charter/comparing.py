"""What changed between two wordings, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from kith.rooms.charter.models import Version
from kith.rooms.charter.models.version import PARTS

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed ("same"), went ("gone") or came ("new")."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a charter that reads differently."""

    part: str
    runs: list[Run]


def changes(old: Version | None, new: Version) -> list[Change]:
    """Return the parts that differ, each as runs of words."""
    pairs = [(part, getattr(old, part) if old else "", getattr(new, part)) for part in PARTS]
    return [Change(part, compared(before, after)) for part, before, after in pairs if before != after]


def compared(before: str, after: str) -> list[Run]:
    """Return how one text became another."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    runs = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            runs.append(Run("same", "".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            runs.append(Run("gone", "".join(old[old_from:old_to])))
        if new_to > new_from:
            runs.append(Run("new", "".join(new[new_from:new_to])))
    return runs


def parts_of(version: Any) -> list[tuple[str, str]]:
    """Return (part, text) of those that say something, in reading order."""
    return [(part, getattr(version, part)) for part in PARTS if getattr(version, part)]
