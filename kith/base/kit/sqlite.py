"""SQLite done right: which library is safe with a write-ahead log, and what every connection is told.

Versions 3.7.0 to 3.51.2 can lose or tear committed rows when two connections reset the write-ahead log
at the same moment; 3.44.6 and 3.50.7 carry the fix too. On an affected library we keep a rollback
journal, which is slower and just as durable (RULINGS 22). Memory mapping stays off: a stray write
through a map would go straight to the file.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Version = tuple[int, int, int]

FIRST_AFFECTED: Version = (3, 7, 0)
LAST_AFFECTED: Version = (3, 51, 2)
REPAIRED: frozenset[Version] = frozenset({(3, 44, 6), (3, 50, 7)})

WAIT_SECONDS = 20
CACHE_KIB = 8 * 1024
SYNCHRONOUS_FULL = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What a connection answers when asked; compare with `promised`."""

    journal_mode: str
    synchronous: int
    foreign_keys: int
    mmap_size: int
    secure_delete: int


def library_version() -> Version:
    """Return the version of the SQLite library this process uses."""
    major, minor, patch = sqlite3.sqlite_version_info[:3]
    return major, minor, patch


def is_safe_with_wal(version: Version) -> bool:
    """Say whether several connections may share a write-ahead log on this version."""
    return not FIRST_AFFECTED <= version <= LAST_AFFECTED or version in REPAIRED


def journal_mode(version: Version) -> str:
    """Return "wal" where it is safe, else "persist": a rollback journal whose end is synced."""
    return "wal" if is_safe_with_wal(version) else "persist"


def init_command(version: Version) -> str:
    """Return the statements that every new connection runs first."""
    pragmas = (
        f"journal_mode={journal_mode(version)}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "mmap_size=0",
        f"cache_size=-{CACHE_KIB}",
        "temp_store=MEMORY",
        "secure_delete=ON",
    )
    return "; ".join(f"PRAGMA {pragma}" for pragma in pragmas)


def database(path: Path, version: Version | None = None) -> dict[str, Any]:
    """Return Django's settings for the database file at `path`, for this library or a given version."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": WAIT_SECONDS,
            "init_command": init_command(version or library_version()),
        },
    }


def promised(version: Version) -> Reading:
    """Return what every connection to a file must answer on this version."""
    return Reading(journal_mode(version), SYNCHRONOUS_FULL, 1, 0, 1)


def read_back(connection: Any) -> Reading:
    """Ask an open Django connection how it is really set. A database in memory answers "memory"."""

    def ask(pragma: str) -> Any:
        with connection.cursor() as cursor:
            row = cursor.execute(f"PRAGMA {pragma}").fetchone()
        # No row: the library was built without memory mapping.
        return row[0] if row else 0

    return Reading(
        ask("journal_mode"), ask("synchronous"), ask("foreign_keys"), ask("mmap_size"), ask("secure_delete")
    )


def wipe(connection: Any) -> None:
    """Leave nothing of what was deleted beside the database file, as in its journal.

    What was deleted in the file itself is overwritten at once (secure_delete). Call it outside a transaction;
    where others are busy it does what it can.
    """
    with connection.cursor() as cursor:
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            return
        # A journal that persists keeps old pages behind its head until it is taken away.
        cursor.execute("PRAGMA journal_mode=delete").fetchall()
        cursor.execute(f"PRAGMA journal_mode={journal_mode(library_version())}").fetchall()
