"""Two versions of one text, put together so that no line of either is lost."""

from difflib import SequenceMatcher

# Longer texts stand one after the other: to find what they share would take too long.
_MOST_LINES = 400


def together(mine: str, theirs: str) -> str:
    """Return the lines that both have once, and where they differ mine first, then theirs."""
    own, other = mine.split("\n"), theirs.split("\n")
    if max(len(own), len(other)) > _MOST_LINES:
        return f"{mine}\n\n{theirs}"
    lines: list[str] = []
    for kind, start, end, from_, to in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        lines += own[start:end]
        if kind == "replace":
            # Apart, so that two paragraphs do not become one.
            lines.append("")
        if kind != "equal":
            lines += other[from_:to]
    return "\n".join(lines)
