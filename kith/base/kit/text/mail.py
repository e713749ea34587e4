"""Shows a plain mail: its words first, everything around them folded but kept.

Nothing is dropped. Quotation marks ">" become `<blockquote>`; every other character of the source stands in
the HTML, in order. A folded part is a `<details>` whose `<summary>` is its own first line (the attribution,
the first line quoted, the name in a signature), never a word of ours: stored HTML cannot be translated. What
it is stands in its class and, for a quotation, how long it is in `data-lines`, from which a page says so.
"""

from itertools import groupby

from kith.base.kit.text.console import is_console
from kith.base.kit.text.escaping import clean_source
from kith.base.kit.text.layout import lay_out
from kith.base.kit.text.links import linkify
from kith.base.kit.text.marks import Marks
from kith.base.kit.text.pieces import Piece, cut
from kith.base.kit.text.rules import is_rule
from kith.base.kit.text.sanitising import sanitise

LINES_OF_A_SHORT_QUOTE = 6
DEEPEST_QUOTE = 12


def render_mail(source: str) -> str:
    """Return safe HTML for the text of a mail, `<div class="mail">…</div>`; never raises."""
    pieces = cut(clean_source(source))
    own = [index for index, piece in enumerate(pieces) if piece.kind == "words" and piece.is_filled]
    last_own = own[-1] if own else -1
    parts = [_piece(piece, answered=index < last_own, alone=not own) for index, piece in enumerate(pieces)]
    return sanitise('<div class="mail">' + "".join(parts) + "</div>")


def _piece(piece: Piece, answered: bool, alone: bool) -> str:
    if piece.kind == "words" or (piece.kind == "older" and alone):
        return lay_out(piece.lines)
    if piece.kind == "quote":
        return _quote(piece, answered, alone)
    if piece.kind == "forwarded":
        return _heading(piece.lead) + _blockquote(piece.lines, piece.marks)
    return _folded("quote" if piece.kind == "older" else piece.kind, piece.lines, piece.marks)


def _quote(piece: Piece, answered: bool, alone: bool) -> str:
    marks = piece.marks
    inner = [marks.strip(line) for line in piece.lines]
    filled = _filled(inner)
    if alone or (answered and filled <= LINES_OF_A_SHORT_QUOTE) or filled + len(piece.lead) < 2:
        return _heading(piece.lead) + _blockquote(inner, marks)
    tail = _answered_paragraph(inner, marks) if answered else len(inner)
    visible = _blockquote(inner[tail:], marks) if tail < len(inner) else ""
    return _folded_quote(piece.lead, inner[:tail], marks) + visible


def _answered_paragraph(inner: list[str], marks: Marks) -> int:
    """Return where the last paragraph of a long quotation begins, if it is short enough to stay in sight."""
    start = len(inner)
    while start and not inner[start - 1].strip():
        start -= 1
    end = start
    while start and inner[start - 1].strip() and not marks.quotes(inner[start - 1]):
        start -= 1
        if end - start > LINES_OF_A_SHORT_QUOTE or inner[start].rstrip() == "--" or is_rule(inner[start]):
            return len(inner)
    return start if start else len(inner)


def _heading(lead: list[str]) -> str:
    return f'<p class="attribution">{_flat(lead)}</p>' if lead else ""


def _blockquote(inner: list[str], marks: Marks, depth: int = 1) -> str:
    return f"<blockquote>{_quoted_words(inner, marks, depth)}</blockquote>"


def _quoted_words(lines: list[str], marks: Marks, depth: int) -> str:
    """Lay out what is inside a quotation; quotations within it become blockquotes within."""
    if depth >= DEEPEST_QUOTE:
        return lay_out(lines)
    parts = []
    for is_quoted, run in groupby(lines, marks.quotes):
        block = list(run)
        if not is_quoted or is_console(block):
            parts.append(lay_out(block))
        else:
            parts.append(_blockquote([marks.strip(line) for line in block], marks, depth + 1))
    return "".join(parts)


def _folded_quote(lead: list[str], inner: list[str], marks: Marks) -> str:
    if lead:
        return _details("quote", _flat(lead), _blockquote(inner, marks), _filled(inner))
    first = next((index for index, line in enumerate(inner) if line.strip(" \t>|")), 0)
    summary = linkify(inner[first].lstrip(" \t>|").rstrip())
    return _details("quote", summary, _blockquote(inner[first + 1 :], marks), _filled(inner))


def _folded(kind: str, lines: list[str], marks: Marks) -> str:
    """Fold lines under the first of them that has a letter; drawn lines above it become a quiet mark."""
    first = next((index for index, line in enumerate(lines) if any(map(str.isalnum, line))), len(lines) - 1)
    drawn = _flat(lines[:first])
    summary = f'<span class="mark">{drawn}</span> ' if drawn else ""
    rest = _quoted_words(lines[first + 1 :], marks, 1)
    return _details(kind, summary + linkify(lines[first].strip()), rest, _filled(lines))


def _details(kind: str, summary: str, rest: str, lines: int) -> str:
    length = f' data-lines="{lines}"' if kind == "quote" else ""
    return f'<details class="folded {kind}"{length}><summary>{summary}</summary>{rest}</details>'


def _filled(lines: list[str]) -> int:
    return sum(1 for line in lines if line.strip(" \t>|"))


def _flat(lines: list[str]) -> str:
    return linkify(" ".join(line.strip() for line in lines if line.strip()))
