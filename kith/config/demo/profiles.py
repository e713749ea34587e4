"""Reads what the demo's people say of themselves, and lets each say it soon after they arrive.

=== joyce
A paragraph or two about themselves.

offer: Something they can help with
ask: Something they'd like to learn
at: Where they work | as what | 14 years ago to 3 years ago
among: night workers, care homes
speaks: English, Yoruba
contact: here
contact words: In their own words.
around: shared
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from kith.config.demo.dating import ZONE, Calendar
from kith.config.demo.plan import WORDS
from kith.config.demo.stage import Stage, Step
from kith.members.profiles.actions.writing import keep
from kith.members.profiles.saying import Said, Stint

SETTLING = timedelta(minutes=40)  # so long after they came to the network
_PERSON = re.compile(r"^=== (\w+)\n", re.MULTILINE)
_LINE = re.compile(r"^(offer|ask|at|among|speaks|contact|contact words|around): (.+)$", re.MULTILINE)
_AGO = re.compile(r"(\d+) (year|month)s? ago")


@dataclass(frozen=True, slots=True)
class Portrait:
    """What somebody says of themselves, as it is written down. lines: (name, words), in order."""

    tag: str
    about: str
    lines: tuple[tuple[str, str], ...]

    def said(self, now: datetime) -> Said:
        """Return it as a profile keeps it. now: what "3 years ago" is counted from."""
        around = self._one("around")
        return Said(
            about=self.about,
            offers=self._all("offer"),
            asks=self._all("ask"),
            affiliations=[_stint(line, now) for line in self._all("at")],
            constituencies=[word.strip() for word in self._one("among").split(",")],
            languages=self._one("speaks"),
            contact=self._one("contact"),
            contact_words=self._one("contact words"),
            levels={"presence": around} if around else {},
        )

    def _all(self, name: str) -> list[str]:
        return [words for key, words in self.lines if key == name]

    def _one(self, name: str) -> str:
        return next(iter(self._all(name)), "")


def portraits() -> list[Portrait]:
    """Return what everybody says of themselves, in the order it is written down."""
    files = sorted((WORDS / "people").glob("*.md"))
    return [portrait for file in files for portrait in read(file.read_text("utf-8"))]


def read(text: str) -> Iterator[Portrait]:
    """Yield the portraits in a text. Raises ValueError for a line that has no name."""
    _before, *pieces = _PERSON.split(text)
    for tag, words in zip(pieces[::2], pieces[1::2], strict=True):
        start = _LINE.search(words)
        about, rest = (words[: start.start()], words[start.start() :]) if start else (words, "")
        if odd := _LINE.sub("", rest).strip():
            raise ValueError(f"{tag} says {odd[:40]!r} of nothing")
        lines = tuple((found[1], found[2]) for found in _LINE.finditer(rest))
        yield Portrait(tag, about.strip(), lines)


def profile_steps(arrived: dict[str, datetime], calendar: Calendar) -> Iterator[Step]:
    """Yield everybody's saying who they are. arrived: by tag."""
    for portrait in portraits():
        act = partial(_say, tag=portrait.tag, said=portrait.said(calendar.now))
        yield Step(arrived[portrait.tag] + SETTLING, act)


def _say(stage: Stage, tag: str, said: Said) -> None:
    person = stage.people[tag]
    keep(person, said, by=person)


def _stint(line: str, now: datetime) -> Stint:
    where, role, span = line.split(" | ")
    since, _to, until = span.partition(" to ")
    return Stint(where, role, _past(since, now), _past(until, now) if until else "")


def _past(written: str, now: datetime) -> str:
    found = _AGO.fullmatch(written)
    if not found:
        raise ValueError(f"the demo does not know when {written!r} is")
    today, number = now.astimezone(ZONE), int(found[1])
    if found[2] == "year":
        return str(today.year - number)
    months = today.year * 12 + today.month - 1 - number
    return f"{months // 12:04}-{months % 12 + 1:02}"
