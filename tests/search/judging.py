"""How well search answers what people want to know: two measures, by conversation, against the judgements."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

HERE = Path(__file__).parent
MOST = 10


@dataclass(frozen=True)
class Need:
    """What somebody types, where, and which conversations (by title) answer it: 2 all of it, 1 a part."""

    typed: str
    community: str
    answers: dict[str, int]
    why: str


def needs() -> list[Need]:
    """Return the judged needs, in the order of their file."""
    return [Need(**need) for need in tomllib.loads((HERE / "judgements.toml").read_text())["need"]]


def success(found: Sequence[str], need: Need, most: int = 5) -> bool:
    """Say whether one of the first five conversations answers the question."""
    return any(need.answers.get(title) == 2 for title in found[:most])


def ndcg(found: Sequence[str], need: Need, most: int = MOST) -> float:
    """Return the normalised discounted cumulative gain of the first ten conversations, 0 to 1."""
    best = sorted(need.answers.values(), reverse=True)
    return _gain([need.answers.get(title, 0) for title in found[:most]]) / _gain(best[:most])


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))
