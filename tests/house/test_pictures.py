"""The README's pictures: taken of the demo by a script, told in words as well, and not shipped."""

import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
# In pixels, two to each of the page.
SIZES = {
    "front-door.png": (2560, 2880),
    "community-home.png": (2560, 2780),
    "conversation.png": (2560, 2608),
}
MOST_BYTES = 250_000
_NAMED = re.compile(r"!\[([^\]]*)\]\(docs/pictures/([^)]+)\)")


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the width and height of each picture in a folder, by file name."""
    return {file.name: struct.unpack(">II", file.read_bytes()[16:24]) for file in folder.iterdir()}


def heaviest(folder: Path) -> int:
    """Return the bytes of the largest file in a folder."""
    return max(file.stat().st_size for file in folder.iterdir())


def test_the_readme_shows_the_pictures_that_are_kept_and_says_what_is_in_them():
    named = _NAMED.findall((ROOT / "README.md").read_text("utf-8"))
    assert sorted(name for _words, name in named) == sorted(SIZES)
    assert sizes(PICTURES) == SIZES
    assert heaviest(PICTURES) < MOST_BYTES
    assert all(len(words.split()) > 15 for words, _name in named)


def test_what_is_installed_carries_no_pictures():
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert built["wheel"]["packages"] == ["kith"]
    assert [path for path in built["sdist"]["include"] if "docs" in path] == []


@pytest.mark.browser
@pytest.mark.slow
def test_they_are_taken_anew_of_the_demo(tmp_path):
    command = [sys.executable, "-m", "tools.pictures", "--into", str(tmp_path / "pictures")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert sizes(tmp_path / "pictures") == SIZES
    assert heaviest(tmp_path / "pictures") < MOST_BYTES
