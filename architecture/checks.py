"""Finds every leaning in the house, and says which of them the plan does not allow."""

from collections.abc import Callable, Iterator
from pathlib import Path

from architecture.imports import imports
from architecture.leaning import Kind, Leaning
from architecture.migrations import migrations
from architecture.plan import HOUSE, Plan, folder
from architecture.relations import relations, reverse_accessors
from architecture.source import Source
from architecture.words import (
    parse,
    templates_in_python,
    templates_in_template,
    urls_in_python,
    urls_in_template,
)

Finder = Callable[[Source, Plan], Iterator[tuple[int, str, str]]]
_FINDERS: dict[Kind, Finder] = {
    "import": imports,
    "relation": relations,
    "reverse": reverse_accessors,
    "template": templates_in_python,
    "url": urls_in_python,
    "migration": migrations,
}


def leanings(root: Path, plan: Plan) -> list[Leaning]:
    """Return every leaning of one room on another, in the order of the files."""
    found = {leaning for room in plan.heights for leaning in _of_room(root, room, plan)}
    return sorted(leaning for leaning in found if leaning.room != leaning.on)


def trespasses(root: Path, plan: Plan) -> list[Leaning]:
    """Return the leanings that the plan does not allow; an empty list is the only good answer."""
    return [leaning for leaning in leanings(root, plan) if plan.objection(leaning)]


def _of_room(root: Path, room: str, plan: Plan) -> Iterator[Leaning]:
    for file in _python(root, room, plan):
        yield from _of_python(Source.read(root, file, room), plan)
    for file in sorted((root / folder(room) / "templates").rglob("*.*")):
        if file.is_file() and room != HOUSE:
            yield from _of_template(root, file, room, plan)


def _python(root: Path, room: str, plan: Plan) -> list[Path]:
    """List a room's own Python files; those of its tests may lean upward, on the cast."""
    if room == plan.roofs[0]:
        return [*_below(root / folder(room)), *root.glob(f"{HOUSE}/__main__.py")]
    if room != HOUSE:
        return _below(root / folder(room))
    # The packages that only hold rooms are imported with each of them, so they must need nothing.
    holders = {(root / folder(each)).parent for each in plan.rooms}
    return [file for holder in sorted(holders) if (file := holder / "__init__.py").is_file()]


def _below(top: Path) -> list[Path]:
    found = sorted(top.rglob("*.py"))
    return [
        file for file in found if "tests" not in file.relative_to(top).parts and file.name != "conftest.py"
    ]


def _of_python(source: Source, plan: Plan) -> Iterator[Leaning]:
    for kind, find in _FINDERS.items():
        for line, room, name in find(source, plan):
            # A reverse accessor is the leaning of the room that was given one.
            pair = (room, source.room) if kind == "reverse" else (source.room, room)
            yield Leaning(source.path, line, kind, *pair, name)


def _of_template(root: Path, file: Path, room: str, plan: Plan) -> Iterator[Leaning]:
    tree, path = parse(file), file.relative_to(root).as_posix()
    for line, on, name in templates_in_template(tree, plan):
        yield Leaning(path, line, "template", room, on, name)
    for line, on, name in urls_in_template(tree, plan):
        yield Leaning(path, line, "url", room, on, name)
