"""Reads the words of the demo: conversations written down as plain text, one after another.

=== question | questions | 51 weeks ago, Tuesday 21:40
# A title

@joyce
The first post, in Markdown.

@gethin +0 23:05
A reply the same evening. "+1 07:12" is the next morning.

@ruth +3 07:05 by mail
@joyce +3 21:34 settles
@mo +54 16:40 changes post 1

Whoever starts one that ends "| without a name" is sealed apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kith.config.demo.plan import WORDS

WITHOUT_NAME = "without a name"
_SCENE = re.compile(r"^=== ", re.MULTILINE)
_LINE = re.compile(r"^@(\w+)(?: (\+\d+ \d\d:\d\d))?(?: (by mail|settles|changes post \d+))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """Something somebody does in a conversation. when: "" for its beginning. how: "" for plain writing."""

    tag: str
    when: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation: in which community and board, begun when, and what everyone did, in order."""

    community: str
    board: str
    kind: str
    title: str
    when: str
    lines: tuple[Line, ...]
    without_name: bool = False


def scenes(slug: str) -> list[Scene]:
    """Return a community's conversations in the order they are written down; none for an empty one."""
    files = sorted((WORDS / slug).glob("[0-9]*.md"))
    return [scene for file in files for scene in read(slug, file.read_text("utf-8"))]


def read(slug: str, text: str) -> Iterator[Scene]:
    """Yield the conversations written in a text. Raises ValueError where one cannot be read."""
    for part in _SCENE.split(text)[1:]:
        head, title, body = part.split("\n", 2)
        kind, board, when, *rest = head.split(" | ")
        if rest not in ([], [WITHOUT_NAME]):
            raise ValueError(f"the demo does not know what {rest} is")
        if not title.startswith("# "):
            raise ValueError(f"no title after {head!r}")
        yield Scene(slug, board, kind, title.removeprefix("# "), when, tuple(_lines(body)), bool(rest))


def _lines(body: str) -> Iterator[Line]:
    before, *pieces = _LINE.split(body)
    if before.strip():
        raise ValueError(f"nobody says {before.strip()[:40]!r}")
    for start in range(0, len(pieces), 4):
        tag, when, how, words = pieces[start : start + 4]
        yield Line(tag, when or "", how or "", words.strip())
