"""Showing why something was found: the words looked for, marked, and a piece of text around them."""

from collections.abc import Sequence, Set

from markupsafe import Markup, escape

from kith.services.search.analysis import composed, stem, words

LENGTH = 240  # letters of a snippet
BEFORE = 60  # of them before the first marked word
FAR = 20_000  # letters of a text that are looked through


def marked(text: str, stems: Set[str]) -> Markup:
    """Return text as HTML with every word whose stem is among `stems` in a <mark>."""
    text = composed(text)
    pieces, end = [], 0
    for word in words(text):
        if stem(word.group()) in stems:
            pieces += [escape(text[end : word.start()]), Markup("<mark>{}</mark>").format(word.group())]
            end = word.end()
    return Markup("").join([*pieces, escape(text[end:])])


def snippet(text: str, stems: Set[str]) -> Markup:
    """Return the piece of text that holds most of the words looked for, marked, as HTML on one line."""
    text = " ".join(composed(text[:FAR]).split())
    start = _start(text, _densest(text, stems))
    piece = text[start : start + LENGTH]
    cut = start + LENGTH < len(text)
    if cut and " " in piece:
        piece = piece[: piece.rindex(" ")]
    return Markup("{}{}{}").format("… " if start else "", marked(piece, stems), " …" if cut else "")


def _densest(text: str, stems: Set[str]) -> int:
    """Return where the piece with the most different words begins; 0 when there is none of them."""
    found = ((word.start(), one) for word in words(text) if (one := stem(word.group())) in stems)
    if len(stems) == 1:
        return next(found, (0, ""))[0]
    return _most_at_once(list(found), len(stems))


def _most_at_once(found: Sequence[tuple[int, str]], most: int) -> int:
    best, where = 0, 0
    for number, (at, _word) in enumerate(found):
        near = {word for place, word in found[number:] if place < at + LENGTH - BEFORE}
        if len(near) > best:
            best, where = len(near), at
        if best == most:
            break
    return where


def _start(text: str, at: int) -> int:
    if at <= BEFORE:
        return 0
    space = text.find(" ", at - BEFORE, at)
    return space + 1 if space >= 0 else at
