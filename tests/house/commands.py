"""Runs kith commands as people do: real processes, real folders, an environment of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """Return an environment in which no setting but these is made."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    return {**clean, "KITH_DATA": str(folder), **variables}


def run(folder: Path, *words: str, before: tuple = (), **variables: str) -> subprocess.CompletedProcess:
    """Run a kith command to its end. before: a command that runs it, and how."""
    return subprocess.run(
        [*before, sys.executable, "-m", "kith.config.cli", *words],
        env=environment(folder, **variables),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
