"""Reads what people of the demo do besides talking: each with its moment, who, what, to whom, and words.

=== 7 weeks ago, Monday 19:30 | joyce | welcomes | ife
The words, where there are some.
"""

import re
from collections.abc import Iterator
from functools import partial

from kith.config.demo.acts import ACTS
from kith.config.demo.acts.deed import Deed
from kith.config.demo.dating import Calendar
from kith.config.demo.plan import WORDS
from kith.config.demo.stage import Step

_DEED = re.compile(r"^=== ", re.MULTILINE)


def deeds(slug: str) -> list[Deed]:
    """Return what is done in a community, in the order it is written down."""
    file = WORDS / slug / "deeds.md"
    return list(read(slug, file.read_text("utf-8"))) if file.exists() else []


def read(slug: str, text: str) -> Iterator[Deed]:
    """Yield the deeds in a text. Raises ValueError for one that nobody here knows how to do."""
    for part in _DEED.split(text)[1:]:
        head, _line, words = part.partition("\n")
        when, tag, what, *to = head.split(" | ")
        if what not in ACTS:
            raise ValueError(f"the demo does not know how somebody {what!r}")
        yield Deed(slug, when, tag, what, tuple(to), words.strip())


def deed_steps(slug: str, calendar: Calendar) -> Iterator[Step]:
    """Yield what is done in a community besides talking."""
    for deed in deeds(slug):
        yield Step(calendar.moment(deed.when), partial(ACTS[deed.what], deed=deed))
