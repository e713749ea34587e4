"""Words that are nearly the same: a slip or two of the hand apart. A swap of two neighbours is one slip."""

from collections.abc import Iterator

from kith.services.search.analysis import stem

SHORTEST = 4  # letters of a word that may be mistyped: below, everything is near everything
LONG = 8  # from here on two slips are forgiven
LONGEST = 24
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ENDING = 5  # letters at the end of a word that decide what its stem is


def may_be_mistyped(word: str) -> bool:
    """Say whether a word is one that people mistype and can be helped with: numbers and codes are not."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def one_slip(word: str) -> dict[str, None]:
    """Return the stems of every word one slip away from this one; of a long one, also those that want two
    letters doubled, or single.

    word: in small letters, without accents. Of a word of ten letters about seven hundred: whether any of
    them is a word, whoever asks finds out.
    """
    root = stem(word)
    near = dict.fromkeys(_edits(root, 0)) if len(root) >= SHORTEST - 1 else {}
    # An ending may be cut only once it is spelt as it should be.
    if len(word) >= LONG:
        near |= dict.fromkeys(stem(other) for once in _doublings(word) for other in _doublings(once))
    near |= dict.fromkeys(map(stem, _edits(word, max(len(word) - _ENDING, 0))))
    return {each: None for each in near if len(each) >= SHORTEST - 1 and each != root}


def _edits(word: str, start: int) -> Iterator[str]:
    """Yield what becomes of a word by one slip at or behind a letter: swapped, dropped, mistaken, added."""
    places = range(start, len(word))
    letters = "".join(dict.fromkeys(_LETTERS + word))
    for at in places[:-1]:
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in places:
        yield word[:at] + word[at + 1 :]
    for at in range(start, len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in letters)
    for at in places:
        yield from (word[:at] + letter + word[at + 1 :] for letter in letters)


def _doublings(word: str) -> Iterator[str]:
    """Yield what becomes of a word when a letter is doubled, or a double one single."""
    for at in range(1, len(word) + 1):
        yield word[:at] + word[at - 1 :]
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])


def slips(one: str, other: str, most: int) -> int:
    """Return by how many slips two words differ, or `most` and one when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
