"""What the doctor finds."""

from dataclasses import asdict, dataclass
from typing import Literal

State = Literal["good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. name: what was looked at. words: how it is. advice: what to do, or ""."""

    name: str
    state: State
    words: str
    advice: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return it as plain names and values."""
        return asdict(self)


def good(name: str, words: str) -> Finding:
    """Return a finding that asks for nothing."""
    return Finding(name, "good", words)


def warn(name: str, words: str, advice: str) -> Finding:
    """Return a finding that asks for a look."""
    return Finding(name, "warn", words, advice)


def bad(name: str, words: str, advice: str) -> Finding:
    """Return a finding that asks for action now."""
    return Finding(name, "bad", words, advice)
