import gzip
import re
from pathlib import Path

from kith.base.ui import stylesheet as joined
from kith.base.ui.finders import NAME, StylesheetFinder

KILOBYTE = 1024


def test_the_whole_sheet_fits_its_budget():
    assert len(gzip.compress(joined.stylesheet(), 9)) < 12 * KILOBYTE


def test_every_file_is_short_and_joined():
    files = sorted(joined.HERE.glob("*.css"))
    assert {file.stem for file in files} == set(joined.SHEETS)
    assert [file.name for file in files if len(file.read_text("utf-8").splitlines()) >= 200] == []


def test_layers_come_first_and_hold_every_rule():
    css = joined.stylesheet().decode()
    assert css.startswith("@layer reset, tokens, base, layout, parts, pages, print;")
    for file in joined.sheets()[2:]:
        rules = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.S).strip()
        assert rules.startswith("@layer "), file.name
        assert rules.count("{") == rules.count("}"), file.name


def test_breakpoints_grow_with_the_reader_s_text():
    widths = re.findall(r"@media \(m(?:ax|in)-width: ([\d.]+)(\w+)\)", joined.stylesheet().decode())
    assert widths
    assert {unit for _number, unit in widths} == {"em"}


def test_fonts_get_the_address_they_are_served_at():
    css = joined.stylesheet(lambda name: f"/kept/{name}").decode()
    assert 'url("/kept/ui/fonts/besley-latin-700.woff2")' in css
    assert "static:" not in css


def test_a_room_adds_its_sheet_once(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(joined, "_rooms", [])
    sheet = tmp_path / "room.css"
    sheet.write_text("@layer parts { .room-thing { color: var(--ink); } }")
    joined.register(sheet)
    joined.register(sheet)
    assert joined.stylesheet().count(b".room-thing") == 1


def test_static_files_find_it(monkeypatch):
    ((name, storage),) = StylesheetFinder().list(None)
    assert name == NAME
    with storage.open(name) as file:
        assert file.read().startswith(b"@layer")
