"""Fonts and icons from elsewhere: fetch them again, or check that what we keep is what we fetched.

python tools/vendor.py            fetch each package with npm, verify it, write files and sums
python tools/vendor.py --check    compare the kept files with their sums; needs no network
"""

import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOM = Path(__file__).resolve().parent.parent / "kith" / "base" / "ui"
MANIFEST = ROOM / "vendor.json"


def sha256(data: bytes) -> str:
    """Return the hexadecimal SHA-256 of the bytes."""
    return hashlib.sha256(data).hexdigest()


def read_manifest() -> dict:
    """Return the manifest: packages, each with version, licence, integrity and files."""
    return json.loads(MANIFEST.read_text("utf-8"))


def differing(manifest: dict, room: Path = ROOM) -> list[str]:
    """Return the kept files that are missing or whose sum differs, as 'path: what is wrong'."""
    wrong = []
    for package in manifest["packages"]:
        for path, facts in package["files"].items():
            kept = room / path
            if not kept.is_file():
                wrong.append(f"{path}: missing")
            elif sha256(kept.read_bytes()) != facts.get("sha256"):
                wrong.append(f"{path}: differs from its sum")
    return wrong


def fetch(package: dict, folder: Path) -> tarfile.TarFile:
    """Fetch the package into the folder and open it; raises ValueError if it is not the one named."""
    name = f"{package['name']}@{package['version']}"
    packed = subprocess.run(
        ["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, text=True
    )
    tarball = folder / packed.stdout.split()[-1]
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package["integrity"]:
        raise ValueError(f"{name}: the registry's file is not the one the manifest names")
    return tarfile.open(tarball)


def member(archive: tarfile.TarFile, path: str) -> bytes:
    """Return one file of an npm tarball; raises KeyError if it is not there."""
    found = archive.extractfile(f"package/{path}")
    if found is None:
        raise KeyError(path)
    return found.read()


def sprite(archive: tarfile.TarFile, names: list[str]) -> bytes:
    """Return one SVG holding a <symbol> for each named icon."""
    symbols = []
    for name in names:
        drawing = member(archive, f"icons/{name}.svg").decode()
        inside = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.S)
        if inside is None:
            raise ValueError(f"{name}: not an SVG drawing")
        strokes = re.sub(r"\s+", " ", inside[1]).replace("> <", "><").replace(" />", "/>").strip()
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{strokes}</symbol>')
    opening = '<svg xmlns="http://www.w3.org/2000/svg">'
    return "\n".join([opening, *symbols, "</svg>", ""]).encode()


def make(manifest: dict) -> None:
    """Write every file of the manifest, and its sum into the manifest."""
    for package in manifest["packages"]:
        with tempfile.TemporaryDirectory() as folder, fetch(package, Path(folder)) as archive:
            for path, facts in package["files"].items():
                icons = facts.get("icons")
                data = sprite(archive, icons) if icons else member(archive, facts["from"])
                (ROOM / path).parent.mkdir(parents=True, exist_ok=True)
                (ROOM / path).write_bytes(data)
                facts["sha256"] = sha256(data)
                print(f"{path}  {len(data)} bytes")
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def main() -> int:
    """Run the command line; 0 when all is well, 1 when a kept file differs."""
    parser = argparse.ArgumentParser(description="Fonts and icons from elsewhere.")
    parser.add_argument("--check", action="store_true", help="only compare kept files with their sums")
    manifest = read_manifest()
    if not parser.parse_args().check:
        make(manifest)
    wrong = differing(manifest)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
