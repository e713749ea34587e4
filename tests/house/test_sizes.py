"""Nothing grows past what can be read in one sitting. The numbers we aim at are half of these, or less."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.__main__ import ROOT

LINES = {".py": 250, ".html": 120, ".txt": 120, ".md": 120, ".css": 200, ".js": 200}
FUNCTION_LINES = 60
_PRODUCED = ("build", "dist", "data", "node_modules", "__pycache__", "output")


def too_long(root: Path) -> list[str]:
    """Return a line for each file and function of ours below `root` that is longer than allowed."""
    return [said for file in ours(root) for said in (*_long_file(root, file), *_long_functions(root, file))]


def ours(root: Path) -> list[Path]:
    """List Python files, templates, stylesheets and scripts that were written by hand, in order."""
    vendored = _vendored(root)
    return sorted(file for file in _files(root) if _counts(file.relative_to(root)) and file not in vendored)


def _files(folder: Path) -> Iterator[Path]:
    for each in folder.iterdir():
        if each.is_dir():
            produced = each.name in _PRODUCED or each.name.startswith(".") or (each / "pyvenv.cfg").exists()
            if not produced:
                yield from _files(each)
        elif each.suffix in LINES:
            yield each


def _counts(path: Path) -> bool:
    if path.suffix == ".py":
        return "migrations" not in path.parts
    return ("templates" if path.suffix in (".html", ".txt", ".md") else "static") in path.parts


def _vendored(root: Path) -> set[Path]:
    """What a room's vendor.json lists came from elsewhere and stays as it came."""
    return {
        manifest.parent / name
        for manifest in root.glob("kith/*/*/vendor.json")
        for package in json.loads(manifest.read_text("utf-8"))["packages"]
        for name in package["files"]
    }


def _long_file(root: Path, file: Path) -> Iterator[str]:
    lines = len(file.read_text("utf-8").splitlines())
    if lines > LINES[file.suffix]:
        yield f"{file.relative_to(root).as_posix()}: {lines} lines, at most {LINES[file.suffix]}"


def _long_functions(root: Path, file: Path) -> Iterator[str]:
    if file.suffix != ".py":
        return
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                where = f"{file.relative_to(root).as_posix()}:{node.lineno}"
                yield f"{where}: {node.name} has {lines} lines, at most {FUNCTION_LINES}"


def test_nothing_is_too_long():
    assert too_long(ROOT) == []


def test_the_whole_repository_is_measured():
    tops = {file.relative_to(ROOT).parts[0] for file in ours(ROOT)}
    assert {"architecture", "kith", "tests"} <= tops
    assert Path(__file__) in ours(ROOT)


def _plant(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


_FORUMS = "kith/rooms/forums"


@pytest.mark.parametrize(
    "path, most",
    [
        (f"{_FORUMS}/actions/closing.py", 250),
        ("tests/house/test_more.py", 250),
        ("bench/load.py", 250),
        (f"{_FORUMS}/templates/forums/show.html", 120),
        (f"{_FORUMS}/templates/forums/mail/told.txt", 120),
        (f"{_FORUMS}/static/forums/topics.css", 200),
        (f"{_FORUMS}/static/forums/topics.js", 200),
    ],
)
def test_one_line_more_is_noticed(path: str, most: int, tmp_path):
    _plant(tmp_path, path, "\n" * most)
    assert too_long(tmp_path) == []
    _plant(tmp_path, path, "\n" * (most + 1))
    assert too_long(tmp_path) == [f"{path}: {most + 1} lines, at most {most}"]


def test_a_long_function_is_noticed(tmp_path):
    _plant(tmp_path, "kith/a.py", "def short():\n" + "    x = 1\n" * 59)
    assert too_long(tmp_path) == []
    _plant(tmp_path, "kith/a.py", "class A:\n    async def long(self):\n" + "        x = 1\n" * 60)
    assert too_long(tmp_path) == ["kith/a.py:2: long has 61 lines, at most 60"]


def test_what_a_machine_or_a_stranger_wrote_is_left_alone(tmp_path):
    packages = {"packages": [{"files": {"static/ui/htmx.js": {}}}]}
    _plant(tmp_path, "kith/base/ui/vendor.json", json.dumps(packages))
    _plant(tmp_path, "kith/base/ui/static/ui/htmx.js", "\n" * 4000)
    _plant(tmp_path, f"{_FORUMS}/migrations/0001_initial.py", "\n" * 400)
    _plant(tmp_path, ".venv/lib/a.py", "\n" * 400)
    _plant(tmp_path, "env/pyvenv.cfg", "")
    _plant(tmp_path, "env/lib/a.py", "\n" * 400)
    _plant(tmp_path, "docs/long.md", "\n" * 400)
    assert too_long(tmp_path) == []
