"""Texts that would run a script in a reader's browser, were they let: made here by combining, not copied.

Each calls `alert` with its own number, so that what ran is known by it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from tests.journeys.payload_parts import (
    ADDRESSES,
    AROUND,
    BREAKS,
    CARRIERS,
    CASES,
    CODES,
    IN_ATTRIBUTES,
    OUT_OF_ATTRIBUTES,
    QUOTES,
    SCRIPTS,
    SHAPES,
    SPACES,
)

Build = Callable[[int], str]
_TAG = re.compile(r"(?<=<)[a-z-]+")


def payloads() -> list[str]:
    """Return all of them, none twice; the number that each calls with is its place."""
    made: dict[str, str] = {}
    for build in _made():
        made.setdefault(build(0), build(len(made)))
    return list(made.values())


def _made() -> Iterator[Build]:
    yield from islice(_dressed(), len(SHAPES) * 24)
    codes = cycle(CODES)
    for script in SCRIPTS:
        for _variant in range(6):
            yield _filled(script, next(codes))
    for address in ADDRESSES:
        for carrier in CARRIERS:
            yield _filled(carrier.replace("§", address.replace("{js}", "\0")), CODES[0])
    for each in OUT_OF_ATTRIBUTES:
        yield from (_filled(each, code) for code in CODES[:6])
        yield from (_filled(frame.replace("§", each), CODES[0]) for frame in IN_ATTRIBUTES)
    for frames in (BREAKS, AROUND):
        dressed = _dressed()
        for frame in frames:
            for _variant in range(11):
                yield _framed(frame, next(dressed))


def _dressed() -> Iterator[Build]:
    """Yield each shape in ever new clothes, without end."""
    codes, spaces, quotes, cases = map(cycle, (CODES, SPACES, QUOTES, CASES))
    while True:
        for shape in SHAPES:
            yield _clothed(shape, next(codes), next(spaces), next(quotes), next(cases))
        # So that the same do not come together in the next round.
        for each in (quotes, spaces, cases):
            next(each)


def _clothed(shape: str, code: Build, space: str, quote: str, case: Callable[[str], str]) -> Build:
    cased = _TAG.sub(lambda tag: case(tag.group()), shape, count=1)

    def build(number: int) -> str:
        js = code(number)
        # Where nothing closes it, a blank or a slash would end it early.
        bare = quote or ("'" if '"' in js else '"' if "/" in js or space.startswith("/") else "")
        bare = '"' if "'" in js else bare
        return cased.replace("{sp}", space).replace("{on}", f"{bare}{js}{bare}")

    return build


def _filled(template: str, code: Build) -> Build:
    def build(number: int) -> str:
        js = code(number).replace("'", "&apos;") if "='{js}" in template else code(number)
        return template.replace("\0", js).replace("{js}", js).replace("{n}", str(number))

    return build


def _framed(frame: str, inner: Build) -> Build:
    if "§" in frame:
        return lambda number: frame.replace("§", inner(number))
    return lambda number: frame + inner(number)
