import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

from kith.base.ui.tests.test_shell import FILES

ROOM = Path(__file__).parent.parent
MANIFEST = json.loads((ROOM / "vendor.json").read_text("utf-8"))
KEPT = {path: facts for package in MANIFEST["packages"] for path, facts in package["files"].items()}


def test_what_we_keep_is_what_was_fetched():
    sums = {path: hashlib.sha256((ROOM / path).read_bytes()).hexdigest() for path in KEPT}
    assert sums == {path: facts["sha256"] for path, facts in KEPT.items()}


def test_every_package_names_its_version_and_keeps_its_licence():
    for package in MANIFEST["packages"]:
        assert package["version"]
        assert package["licence"]
        assert package["integrity"].startswith("sha512-")
        assert any(path.endswith("LICENCE.txt") for path in package["files"])


def test_every_icon_used_is_in_the_sprite():
    sprite = (ROOM / "static/ui/icons.svg").read_text("utf-8")
    names = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    used = {name for file in FILES for name in re.findall(r'icon\("([\w-]+)"\)', file.read_text("utf-8"))}
    assert used <= names
    assert names == set(KEPT["static/ui/icons.svg"]["icons"])


def test_fonts_and_scripts_fit_their_budget():
    first = ("besley-latin-700.woff2", "atkinson-latin.woff2")
    assert sum((ROOM / "static/ui/fonts" / name).stat().st_size for name in first) < 55 * 1024
    everywhere = (ROOM / "static/ui/js" / name for name in ("page.js", "keep-draft.js"))
    assert _as_sent(everywhere) < 5 * 1024
    assert _as_sent((ROOM / "static/ui/js").glob("*.js")) < 25 * 1024


def _as_sent(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes())) for file in files)
