"""A community's cloth: a knitted band made from its own weeks, newest on the right.

Bright motif: a gathering. Fine stitch: conversation. Pale tick: something kept. Pale motif: a gathering
to come. Plain: quiet. Server-made SVG, deterministic, no script.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from kith.base.ui.motifs import HALF, MOTIFS, ROWS

WIDTH = 2 * HALF  # stitches in a week
HEIGHT = ROWS + 2  # rows of a band: the motif and a selvedge above and below
LEAST = 160  # weeks a band is long, quiet ones first, so that wide screens never stretch the stitches

Stitch = tuple[int, int]


class Week(NamedTuple):
    """One week. talk: 0 quiet, 1 a few words, 2 some, 3 a lot.

    A tuple, because a year of them is looked up by its value on every page, and tuples hash fast.
    """

    talk: int = 0
    gathering: bool = False
    kept: bool = False
    to_come: bool = False


def cloth(
    weeks: Sequence[Week], motif: str = "diamond", label: str = "", thin: bool = False, least: int = LEAST
) -> Markup:
    """Return the cloth as SVG, oldest week first, the newest at the right edge.

    motif: a name in MOTIFS; an unknown one is knitted as a diamond. label: a sentence for people who
    don't see it (see cloth_sentence); without one the picture is hidden from them. thin: half height.
    least: weeks the band is long at least. The same cloth is knitted once and remembered.
    """
    return _knit(tuple(weeks), motif, label, thin, least)


@lru_cache(maxsize=512)
def _knit(weeks: tuple[Week, ...], motif: str, label: str, thin: bool, least: int) -> Markup:
    length = max(len(weeks), least) * WIDTH
    first = length - len(weeks) * WIDTH
    colours: dict[str, set[Stitch]] = {"thread": set(), "bright": set(), "pale": set()}
    for index, week in enumerate(weeks):
        for colour, (x, y) in _stitches(week, motif):
            colours[colour].add((first + index * WIDTH + x, y))
    paths = "".join(f'<path class="{name}" d="{_path(at)}"/>' for name, at in colours.items() if at)
    edge = f'<path class="thread" stroke-dasharray="2" d="M0 .5H{length}M0 {HEIGHT - 1}.5H{length}"/>'
    whole = mark_safe(edge + paths)  # noqa: S308 - made of numbers and our own names only
    return Markup(  # noqa: S704 - every word put in is escaped
        format_html(
            '<svg class="cloth{}" viewBox="0 0 {} {}" preserveAspectRatio="xMaxYMid slice"'
            ' shape-rendering="crispEdges" focusable="false" {}>{}</svg>',
            " thin" if thin else "",
            length,
            HEIGHT,
            format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"'),
            whole,
        )
    )


def _stitches(week: Week, motif: str) -> Iterable[tuple[str, Stitch]]:
    """Yield each coloured stitch of one week as (colour, (x, y)), y counted under the selvedge."""
    pattern = MOTIFS.get(motif, MOTIFS["diamond"])
    whole = week.gathering or week.to_come
    if whole or week.talk:
        rows = pattern.gathering if whole else pattern.talk[min(week.talk, 3) - 1]
        colour = "pale" if week.to_come else "bright" if whole else "thread"
        for y, row in enumerate(rows, start=1):
            for x, stitch in enumerate(row + row[::-1]):
                if stitch == "#":
                    yield colour, (x, y)
                elif stitch == "o" and not week.to_come:
                    yield "pale", (x, y)
    if week.kept:
        for y in (1, ROWS):
            yield from (("pale", (x, y)) for x in (HALF - 1, HALF))


def _path(stitches: set[Stitch]) -> str:
    """Return stroke commands for the stitches, one horizontal line per unbroken run."""
    drawn = []
    for y, row in groupby(sorted((y, x) for x, y in stitches), key=lambda stitch: stitch[0]):
        end: int | None = None
        for start, stop in _runs([x for _y, x in row]):
            drawn.append(f"M{start} {y}.5" if end is None else f"m{start - end} 0")
            drawn.append(f"h{stop - start}")
            end = stop
    return "".join(drawn)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as half-open runs: [3, 4, 7] gives [(3, 5), (7, 8)]."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def cloth_sentence(weeks: Sequence[Week]) -> str:
    """Say in words what the cloth shows, in the reader's language."""
    past = [week for week in weeks if not week.to_come]
    gatherings = sum(week.gathering for week in past)
    talk = sum(week.talk > 0 for week in past)
    kept = sum(week.kept for week in past)
    to_come = len(weeks) - len(past)
    if not (gatherings or talk or kept or to_come):
        return _("A quiet stretch, plain knitting.")
    said = [
        ngettext("%(n)s week", "%(n)s weeks", len(past)) % {"n": len(past)},
        ngettext("%(n)s with conversation", "%(n)s with conversation", talk) % {"n": talk},
        ngettext("%(n)s with a gathering", "%(n)s with a gathering", gatherings) % {"n": gatherings},
        ngettext("%(n)s with something kept", "%(n)s with something kept", kept) % {"n": kept},
    ]
    if to_come:
        said.append(ngettext("%(n)s gathering to come", "%(n)s gatherings to come", to_come) % {"n": to_come})
    return ", ".join(said) + "."
