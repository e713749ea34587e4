"""Finding in one post the lines that quote another, so that they go when its author takes theirs."""

import re

_MARK = re.compile(r"^[ \t]*((?:>[ \t]?)+)")
_FEW = 3  # words; a shorter line is anybody's


def without_quotes(source: str, said: str, instead: str) -> str:
    """Return `source` without the quoted lines whose words stand in `said`; `instead` stands there."""
    known = _plain(said)
    kept: list[str] = []
    for block in _blocks(source.split("\n")):
        kept += block if not _MARK.match(block[0]) else _left(block, known, instead)
    return "\n".join(kept)


def _blocks(lines: list[str]) -> list[list[str]]:
    """Cut lines where quoted ones begin and end."""
    blocks: list[list[str]] = []
    for line in lines:
        quoted = bool(_MARK.match(line))
        if blocks and bool(_MARK.match(blocks[-1][0])) is quoted:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _left(block: list[str], known: str, instead: str) -> list[str]:
    words = [_plain(_MARK.sub("", line)) for line in block]
    whole = " ".join(filter(None, words))
    if not whole:
        return block
    if whole in known:
        return [f"> {instead}"]
    left = [
        line
        for line, said in zip(block, words, strict=True)
        if not said or len(said.split()) < _FEW or said not in known
    ]
    return block if len(left) == len(block) else [f"> {instead}", *left]


def _plain(text: str) -> str:
    """Return words without marks and with single spaces, as two spellings of one quotation have in common."""
    return " ".join(re.sub(r"[*_`>]+", " ", text).split())
