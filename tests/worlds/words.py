"""What is said in the two worlds, and what is looked for there."""

import random
from collections.abc import Iterator
from itertools import product
from urllib.parse import urlencode


def _each(words: str) -> list[str]:
    return words.split()


# Said in both worlds where the readers may read it; and behind their backs in one.
BOTH = _each(
    "warp weft heddle shuttle linen wool loom yarn selvedge bobbin reed treadle twill plain sample"
    " winter mordant madder indigo bath rinse fringe hem width tension thread"
)
# Said where the readers may read it, and nowhere else.
OPEN = _each(
    "glaze kiln teapot handle spout clay slip wedge saucer pinch bisque cone celadon window market"
    " street bench apron lantern ladder"
)
# Said behind their backs alone: in one of the two worlds nobody has ever written it.
BEHIND = _each("dismissal diagnosis rehearsal quarrel inspector settlement resigns bankrupt wedding secretly")
_SMALL = _each("the a of and with before after under for we you they it is was never always again")


def sentences(chance: random.Random, count: int, words: tuple[str, ...] = ()) -> str:
    """Return so many sentences of these words, or of those the readers may read."""
    return " ".join(_sentence(chance, words or (*BOTH, *OPEN)) for _number in range(count))


def _sentence(chance: random.Random, words: tuple[str, ...]) -> str:
    said = [chance.choice(words if place % 2 else _SMALL) for place in range(chance.randint(5, 11))]
    return f"{' '.join(said).capitalize()}."


def searches(slugs: tuple[str, ...]) -> Iterator[str]:
    """Yield addresses that look for words: alone and together, mistyped, left out, in one community, further
    on, among conversations and among people."""
    every = [*BOTH, *OPEN, *BEHIND]
    for asked in _asked(every):
        yield f"/search/?{urlencode({'q': asked})}"
    for word, slug in product(every[::2], slugs):
        yield f"/search/?{urlencode({'q': word, 'in': slug})}"
    for word, number in product(BOTH[::2], (2, 3, 4)):
        yield f"/search/?{urlencode({'q': word, 'page': number})}"
    people = ["neighbour", "ada", "ben talb", "hand", "aaron"]
    for word, within in product([*every[::2], *people], ("", "offers", "asks")):
        yield f"/people/?{urlencode({'q': word, 'in': within})}"


def _asked(every: list[str]) -> Iterator[str]:
    chance = random.Random("searches")
    for word in every:
        yield from (word, word[:-1], word[0] + word[2:], word.upper(), f'"{word} {chance.choice(_SMALL)}"')
        yield f"{word} {chance.choice(BOTH)}"
        yield f"{chance.choice(BOTH)} -{word}"
        yield f"{chance.choice(BOTH)} {chance.choice(OPEN)} {word}"
