import random
import time

import pytest

from kith.base.kit.differing import MOST_LINES, MOST_WORDS, Piece, differences


def side(pieces, *kinds):
    return "".join(piece.text for piece in pieces if piece.what in kinds)


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("The warp.", "The warp.", [Piece("same", "The warp.")]),
        (
            "Begin with the warp.",
            "Begin with the weft.",
            [Piece("same", "Begin with the "), Piece("out", "warp"), Piece("in", "weft"), Piece("same", ".")],
        ),
        ("One.\n", "One.\nTwo.\n", [Piece("same", "One.\n"), Piece("in", "Two.\n")]),
        ("One.\nTwo.\n", "Two.\n", [Piece("out", "One.\n"), Piece("same", "Two.\n")]),
        ("", "New.", [Piece("in", "New.")]),
    ],
)
def test_what_was_taken_out_and_put_in(old, new, pieces):
    assert differences(old, new) == pieces


def test_both_texts_can_be_read_from_the_pieces():
    chance = random.Random(1)
    for _time in range(200):
        old, new = (
            "".join(chance.choice(["warp ", "weft ", "\n", ". "]) for _word in range(chance.randrange(40)))
            for _text in range(2)
        )
        pieces = differences(old, new)
        assert (side(pieces, "same", "out"), side(pieces, "same", "in")) == (old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n".join(map(str, range(20_000))), "\n".join(map(str, reversed(range(20_000))))),
        ("\n".join(map(str, range(MOST_LINES))), "\n".join(map(str, reversed(range(MOST_LINES))))),
        (" ".join(map(str, range(20_000))), " ".join(map(str, reversed(range(20_000))))),
        (" ".join(["a"] * MOST_WORDS), " ".join(["a"] * (MOST_WORDS - 1))),
        ("a\n" * MOST_LINES, "a\n" * (MOST_LINES - 1)),
    ],
)
def test_however_long_two_are_it_takes_no_time_to_speak_of(old, new):
    began = time.process_time()
    pieces = differences(old, new)
    assert time.process_time() - began < 5
    assert (side(pieces, "same", "out"), side(pieces, "same", "in")) == (old, new)
