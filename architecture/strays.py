"""Finds what stands in the house without being in the plan, and what the plan names but nobody built."""

import ast
from collections.abc import Iterator
from pathlib import Path

from architecture.plan import HOUSE, Plan, folder, label_of

_DRAWERS = ("utils", "common", "core", "helpers")  # names that say nothing gather everything
_UNNAMED = (*(f"{name}.py" for name in _DRAWERS), "services.py", "signals.py")


def strays(root: Path, plan: Plan) -> list[str]:
    """Say, one line each and in order, where the folders and the plan differ; empty when they agree."""
    house = root / HOUSE
    missing = [f"{folder(room)}: planned, but not there" for room in plan.rooms if not _stands(root, room)]
    return sorted([*missing, *_unplanned(root, house, plan), *_drawers(root, house), *_labels(root, plan)])


def _stands(root: Path, room: str) -> bool:
    return (root / folder(room)).is_dir()


def _unplanned(root: Path, place: Path, plan: Plan) -> Iterator[str]:
    for each in sorted(place.iterdir()):
        path = each.relative_to(root).as_posix()
        name = path.replace("/", ".")
        if name in plan.heights or each.name == "__pycache__":
            continue
        if each.is_dir() and any(room.startswith(f"{name}.") for room in plan.rooms):
            yield from _unplanned(root, each, plan)
        elif each.is_dir() or (each.suffix == ".py" and each.stem not in ("__init__", "__main__")):
            yield f"{path}: in no plan"


def _drawers(root: Path, house: Path) -> Iterator[str]:
    for each in house.rglob("*"):
        if each.name in _UNNAMED or (each.is_dir() and each.name in _DRAWERS):
            yield f"{each.relative_to(root).as_posix()}: a name that says nothing"


def _labels(root: Path, plan: Plan) -> Iterator[str]:
    """Templates, static files and URL names carry their room's label, or their leanings would be misread."""
    for room in plan.rooms:
        own = label_of(room)
        for kind in ("templates", "static"):
            for each in sorted((root / folder(room) / kind).glob("*")):
                if each.is_file() or (each.name != own and each.name in plan.labels):
                    yield f"{each.relative_to(root).as_posix()}: belongs under {kind}/{own}/"
        for file, name in (("urls.py", "app_name"), ("apps.py", "label")):
            if room not in plan.roofs:
                yield from _label_in(root, f"{folder(room)}/{file}", name, own)


def _label_in(root: Path, path: str, name: str, own: str) -> Iterator[str]:
    if not (root / path).is_file():
        return
    tree = ast.parse((root / path).read_text("utf-8"))
    given = [
        ast.unparse(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name
    ]
    if given != [repr(own)]:
        yield f'{path}: {name} should be "{own}"'
