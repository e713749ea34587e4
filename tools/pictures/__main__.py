"""python -m tools.pictures [--into FOLDER]"""

import argparse
import tempfile
from pathlib import Path

from tools.pictures.demo import demo
from tools.pictures.looking import browsing, chromium
from tools.pictures.sheets import SHEETS

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Take each picture and write it into the folder."""
    parser = argparse.ArgumentParser(description="Takes the README's pictures anew.")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "pictures", help="where they go")
    folder = parser.parse_args().into
    program = chromium()
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="kith-pictures-") as data,
        demo(Path(data)) as site,
        browsing(program, site) as looking,
    ):
        for name, take in SHEETS.items():
            file = folder / f"{name}.png"
            file.write_bytes(take(looking))
            print(f"{file}  {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
