"""The words of the data set: made up, in Markdown, and the same for the same seed.

They follow the law of real language (the nth word is n times rarer than the first), so that a search
meets common, middling and rare words.
"""

import random
from dataclasses import dataclass
from itertools import accumulate

SEED = 42
FEWEST, MOST = 40, 200
COMMON = 12_000
RARE = 50_000
# Stands in every text for one rare word, so that 2,000 texts make 200,000 different posts.
PLACE = "zqrareqz"

_ONSETS = [
    "b",
    "br",
    "c",
    "cl",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
]
_HEARTS = ["a", "e", "i", "o", "u", "ai", "ea", "oo"]
_ENDS = ["", "", "l", "m", "n", "nd", "r", "s", "t"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """common: words by rank, the most frequent first, with their running weights. rare: the long tail."""

    common: list[str]
    weights: list[float]
    rare: list[str]


def lexicon(seed: int = SEED) -> Lexicon:
    """Return the words every text is made of."""
    chance = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < COMMON + RARE:
        # Frequent words are short.
        made.setdefault(_word(chance, chance.choice((1, 1, 2) if len(made) < 600 else (2, 2, 3))))
    words = list(made)
    weights = list(accumulate(1 / rank for rank in range(1, COMMON + 1)))
    return Lexicon(words[:COMMON], weights, words[COMMON:])


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_HEARTS) + chance.choice(_ENDS) for _ in range(syllables)
    )


def texts(count: int, lexicon: Lexicon, seed: int = SEED) -> list[str]:
    """Return `count` Markdown texts of 40 to 200 words, each with PLACE somewhere in its first paragraph."""
    chance = random.Random(seed + 1)
    return [_text(chance, lexicon) for _ in range(count)]


def titles(count: int, lexicon: Lexicon, seed: int = SEED) -> list[str]:
    """Return `count` titles of three to nine words."""
    chance = random.Random(seed + 2)
    return [" ".join(_some(chance, lexicon, chance.randint(3, 9))).capitalize() for _ in range(count)]


def names(count: int, lexicon: Lexicon, seed: int = SEED) -> list[str]:
    """Return `count` names of two words."""
    chance = random.Random(seed + 3)
    return [
        f"{chance.choice(lexicon.rare).title()} {chance.choice(lexicon.rare).title()}" for _ in range(count)
    ]


def _some(chance: random.Random, lexicon: Lexicon, count: int) -> list[str]:
    return chance.choices(lexicon.common, cum_weights=lexicon.weights, k=count)


def _text(chance: random.Random, lexicon: Lexicon) -> str:
    words = _some(chance, lexicon, chance.randint(FEWEST, MOST) - 1)
    words.insert(chance.randint(2, 12), PLACE)
    blocks: list[str] = []
    while words:
        size = chance.randint(18, 55)
        part, words = words[:size], words[size:]
        # Not the first: it holds PLACE, which must stay an ordinary word.
        blocks.append(_block(chance, part) if blocks else _sentences(chance, part))
    return "\n\n".join(blocks)


def _block(chance: random.Random, words: list[str]) -> str:
    kind = chance.random()
    if kind < 0.12 and len(words) > 9:
        third = len(words) // 3
        return "\n".join("- " + " ".join(words[at : at + third]) for at in range(0, len(words), third))
    if kind < 0.2:
        return "> " + _sentences(chance, words)
    if kind < 0.26:
        return "```\n" + "\n".join(" ".join(words[at : at + 6]) for at in range(0, len(words), 6)) + "\n```"
    return _sentences(chance, words)


def _sentences(chance: random.Random, words: list[str]) -> str:
    said = []
    left = list(words)
    while left:
        size = chance.randint(7, 16)
        part, left = left[:size], left[size:]
        part[0] = part[0].capitalize() if part[0] != PLACE else part[0]
        if chance.random() < 0.3 and len(part) > 4 and PLACE not in part[2:4]:
            part[2:4] = [_dressed(chance, " ".join(part[2:4]))]
        said.append(" ".join(part) + ".")
    return " ".join(said)


def _dressed(chance: random.Random, words: str) -> str:
    marks = ("**{}**", "*{}*", "`{}`", "[{}](https://example.org/kept)")
    return chance.choice(marks).format(words)
