"""What somebody says of themselves, on its way into a profile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stint:
    """A while at an organisation. since, until: a year, or a month and a year; no `until` is to this day."""

    organisation: str
    role: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(text.strip() for text in (self.organisation, self.role, self.since, self.until))


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of a profile as typed; a part that is None stays as it is.

    levels: who reads which part, by its name, for those that change.
    """

    about: str | None = None
    offers: Sequence[str] | None = None
    asks: Sequence[str] | None = None
    affiliations: Sequence[Stint] | None = None
    constituencies: Sequence[str] | None = None
    languages: str | None = None
    contact: str | None = None
    contact_words: str | None = None
    levels: Mapping[str, str] = field(default_factory=dict)
