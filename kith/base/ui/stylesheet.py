"""The one stylesheet: files, one per noun, joined in order. No build step."""

import re
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent / "sheets"

SHEETS: tuple[str, ...] = (
    "layers", "fonts", "tokens", "glazes", "reset", "base", "layout",
    "chrome", "band", "buttons", "people", "rows", "boxes", "ruler", "forms", "posts", "tables",
    "shelf", "guide", "print",
)  # fmt: skip

_rooms: list[Path] = []


def register(sheet: Path) -> None:
    """Add a room's sheet after ours. It writes into the layers `parts` or `pages`. Twice is once."""
    if sheet not in _rooms:
        _rooms.append(sheet)


def sheets() -> list[Path]:
    """Return every file of the stylesheet, in the order they are joined."""
    return [*(HERE / f"{name}.css" for name in SHEETS), *_rooms]


def stylesheet(static: Callable[[str], str] = "/static/".__add__) -> bytes:
    """Return the joined stylesheet as UTF-8.

    static: turns a static file's name ("ui/fonts/x.woff2") into its address. Collecting static files gives
    the address its hashed name, the same that the shell preloads.
    """
    joined = "\n".join(sheet.read_text("utf-8") for sheet in sheets())
    joined = re.sub(r"/\*.*?\*/", "", joined, flags=re.S)
    joined = re.sub(r"static:([^\"')]+)", lambda found: static(found[1]), joined)
    lines = (line.strip() for line in joined.splitlines())
    return "\n".join(line for line in lines if line).encode()
