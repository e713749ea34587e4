"""People named in what is typed here: "@" and a name become a link, outside of code and of other links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from markdown_it.token import Token

# Where a name may begin: not within an address or a word.
_START = r"(?<![\w@/.&+-])@"
_FIRST = re.compile(rf"{_START}(\w[\w'’-]*)")
MOST_NAMES = 20


def first_words(source: str) -> list[str]:
    """Return the first word behind each "@" that may begin a name, each once, at most MOST_NAMES."""
    return list(dict.fromkeys(_FIRST.findall(source)))[:MOST_NAMES]


def spelt(name: str) -> str:
    """Return a name as two spellings of it have in common."""
    return " ".join(name.split()).casefold()


def names_in(tokens: Iterable[Token], names: Iterable[str]) -> list[str]:
    """Return which of these names (as `spelt`) stand behind an "@" in a parsed text, in their order."""
    pattern = pattern_of(tuple(names))
    return [spelt(found[1]) for text in _texts(tokens) for found in pattern.finditer(text)]


def split(text: str, links: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a text, each with the address it leads to, or "". links: by name, as `spelt`."""
    end = 0
    for found in pattern_of(tuple(links)).finditer(text) if links else ():
        yield text[end : found.start()], ""
        yield found[0], links[spelt(found[1])]
        end = found.end()
    yield text[end:], ""


@lru_cache(maxsize=200)
def pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds these names (as `spelt`) behind an "@"."""
    # The longest first: "Ada Okafor" before "Ada".
    parts = [r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True)]
    return re.compile(rf"{_START}({'|'.join(parts)})(?![\w@])" if parts else r"(?!)()", re.IGNORECASE)


def _texts(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        depth = 0
        for child in token.children or ():
            depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
            if child.type == "text" and not depth:
                yield child.content


def addresses_in(tokens: Iterable[Token]) -> list[str]:
    """Return where the links of a parsed text lead."""
    children = (child for token in tokens for child in token.children or ())
    return [str(child.attrs.get("href", "")) for child in children if child.type == "link_open"]
