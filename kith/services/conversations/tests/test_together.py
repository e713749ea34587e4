"""Two versions put together lose no line of either, whatever was changed (TRUST H3)."""

import os
import random

import pytest

from kith.services.conversations.together import together

# KITH_PAIRS=10000 for the full figure.
PAIRS = int(os.environ.get("KITH_PAIRS", "300"))
_WORDS = ("warp", "weft", "", "- a list", "> said before", "| a | b |", "```", "yarn  ", "warp", "Ünïcode ✂")


def a_text(dice: random.Random) -> list[str]:
    return [dice.choice(_WORDS) for _ in range(dice.randrange(1, 30))]


def changed(lines: list[str], dice: random.Random) -> list[str]:
    """Return the lines after somebody took out, put in, replaced or moved some."""
    lines = list(lines)
    for number in range(dice.randrange(1, 6)):
        place = dice.randrange(len(lines) + 1)
        match dice.randrange(4):
            case 0:
                del lines[place : place + dice.randrange(1, 4)]
            case 1:
                lines[place:place] = [f"new {number} {dice.random()}"]
            case 2:
                lines[place : place + 1] = [f"other {number}"]
            case _:
                dice.shuffle(lines)
    return lines or [""]


def is_within(part: list[str], whole: list[str]) -> bool:
    """Say whether the lines of `part` stand in `whole` in their order."""
    rest = iter(whole)
    return all(any(line == found for found in rest) for line in part)


def test_no_line_of_either_is_lost():
    dice = random.Random(67)
    for _ in range(PAIRS):
        before = a_text(dice)
        mine, theirs = changed(before, dice), changed(before, dice)
        both = together("\n".join(mine), "\n".join(theirs)).split("\n")
        assert is_within(mine, both), (mine, theirs)
        assert is_within(theirs, both), (mine, theirs)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("same", "same", "same"),
        ("one\ntwo", "one\nthree", "one\ntwo\n\nthree"),
        ("one\ntwo\nthree", "one\nthree", "one\ntwo\nthree"),
        ("one\nthree", "one\ntwo\nthree", "one\ntwo\nthree"),
        ("a\n" * 500, "b\n" * 500, "a\n" * 500 + "\n\n" + "b\n" * 500),
    ],
)
def test_what_both_say_stands_once(mine, theirs, both):
    assert together(mine, theirs) == both
