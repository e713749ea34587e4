"""Where the data set lies: made once, kept, and copied for each run, which may then do what it likes to it.

KITH_BENCH_DATA names another place. What is kept belongs to one database, size, seed and schema; when
any of them changes, it is made afresh.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import postgres, words
from bench.progress import said
from bench.shape import Size

ROOT = Path(__file__).resolve().parent.parent
# What decides how rows look. Projections are not among them: the ledger's cursors know when they are old.
_SCHEMA = (
    "kith/*/*/migrations/*.py",
    "kith/services/search/index/*.py",
    "kith/base/kit/text/*.py",
    "bench/words.py",
    "bench/shape.py",
    "bench/loading.py",
    "bench/peopling.py",
    "bench/floor_data.py",
)
FRESH_SECONDS = 7 * 86_400
FLOOR = "floor.sqlite3"


@dataclass(frozen=True, slots=True)
class Place:
    """A Kith to be measured. environment: what its processes are told."""

    folder: Path
    environment: dict[str, str] = field(repr=False)


def home() -> Path:
    """Return the folder that everything of the bench lies in, made if need be."""
    folder = Path(os.environ.get("KITH_BENCH_DATA") or f"/var/tmp/kith-bench-{os.getuid()}")
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to someone else. Name another: KITH_BENCH_DATA=/path")
    return folder


@contextlib.contextmanager
def copied(size: Size, database: str) -> Iterator[Place]:
    """Yield a running copy of the data set that is thrown away afterwards."""
    kept = _kept(size, database)
    with scratch("run") as folder:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        with _opened(folder, database) as place:
            yield place


@contextlib.contextmanager
def scratch(name: str) -> Iterator[Path]:
    """Yield an empty folder that is removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=home()))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment(folder: Path, url: str = "") -> dict[str, str]:
    """Return what the processes of a Kith in this folder are told, and nothing of our own Kith."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    told |= {"KITH_DATA": str(folder), "KITH_DATABASE_URL": url, "KITH_BENCH_FLOOR": str(folder / FLOOR)}
    told |= {"DJANGO_SETTINGS_MODULE": "kith.config.settings", "PYTHONPATH": str(ROOT)}
    return told


@contextlib.contextmanager
def _opened(folder: Path, database: str) -> Iterator[Place]:
    if database == "sqlite":
        yield Place(folder, environment(folder))
        return
    with postgres.running(folder) as url:
        yield Place(folder, environment(folder, url))


def _kept(size: Size, database: str) -> Path:
    name = f"{database}-{size.name}-"
    kept = home() / f"{name}{_schema()}"
    if kept.exists() and time.time() - kept.stat().st_mtime < FRESH_SECONDS:
        return kept
    for old in home().glob(f"{name}*"):
        shutil.rmtree(old)
    with said(f"The {size.name} data set for {database} (once)"), scratch("making") as draft:
        with _opened(draft, database) as place:
            command = [sys.executable, "-m", "bench.loading", size.name]
            subprocess.run(command, env=place.environment, check=True, cwd=ROOT)
        draft.rename(kept)
    os.utime(kept)
    return kept


def _schema() -> str:
    digest = hashlib.sha256(str(words.SEED).encode())
    for pattern in _SCHEMA:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
