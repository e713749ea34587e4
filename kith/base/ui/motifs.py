"""The motifs a cloth is knitted from.

A motif is half a week wide (4 stitches, mirrored) and eleven rows tall. `#` is a stitch, `o` a pale one,
`.` plain knitting. `gathering` is the whole figure; `talk` are three fillings, from a few words to a lot.
A filling gives its upper six rows; the lower five mirror them.
"""

from dataclasses import dataclass

ROWS = 11
HALF = 4


@dataclass(frozen=True, slots=True)
class Motif:
    """gathering: 11 rows of 4. talk: for 1, 2 and 3, each 6 rows of 4."""

    gathering: tuple[str, ...]
    talk: tuple[tuple[str, ...], ...]


def _motif(gathering: str, few: str, some: str, many: str) -> Motif:
    figure = gathering.split()
    if len(figure) < ROWS:
        figure = _mirrored(figure)
    return Motif(tuple(figure), tuple(tuple(_mirrored(filling.split())) for filling in (few, some, many)))


def _mirrored(rows: list[str]) -> list[str]:
    return rows + rows[-2::-1]


MOTIFS: dict[str, Motif] = {
    "diamond": _motif(
        "...# ..## .##. ##.. #..o #.oo",
        ".... .... .... ...# .... .#..",
        ".... #... ..#. .... .#.# #...",
        "..#. #..# .#.. ..## .#.. #..#",
    ),
    "star": _motif(
        "...# #..# .#.# ..## .### ##oo",
        ".... .... ...# .... #... ....",
        ".... ..#. #... ...# .#.. ..#.",
        ".#.. #.#. ...# .##. #..# .#.#",
    ),
    "chevron": _motif(
        "...# ..## .##. ##.# #.## .##. ##.# #.## .##o ##.. #...",
        ".... .... ...# ..#. .... ....",
        "...# ..#. .... ...# ..#. .#..",
        "...# ..#. .#.# #.#. .#.. #..#",
    ),
    "wave": _motif(
        "..## ##.. #..# ..## ##o. ##..",
        ".... .... .... ..## .... ....",
        ".... ..## .... ##.. .... ..##",
        "##.. ..## .... ##.. ..## ....",
    ),
    "leaf": _motif(
        "...# ..## .#.# ##.# #.## .#o# ..## #..# ##.# .### ...#",
        ".... .... ..#. .... .... #...",
        ".... ...# .#.. ..#. .... ...#",
        "#..# .#.. ..#. .#.# #... ..##",
    ),
    "brick": _motif(
        "#### #... #.## #.#. #.#. #.#o",
        ".... .... .... .##. .... ....",
        ".... ##.. .... ..## .... ##..",
        "..## .... ##.. .... ..## #...",
    ),
    "heart": _motif(
        ".... .##. #### ###o ###o #### .### .### ..## ...# ....",
        ".... .... .... ..#. .... ...#",
        ".... .#.. ...# .... .#.. ...#",
        ".#.. #.#. .#.# ...# .#.. #.#.",
    ),
    "hourglass": _motif(
        "#### .### ..## ...# ..#. ..oo",
        ".... .... .... #... .... ...#",
        "#... .... ..#. .... ...# #...",
        "#..# .#.. ..#. ...# #.#. .#..",
    ),
    "lattice": _motif(
        "#..# .##. .##. #..# #.oo .#o.",
        ".... .... #... .... .... .#..",
        "#... .... .#.. .... #..# ....",
        "#..# .##. #..# .... #..# .##.",
    ),
}
