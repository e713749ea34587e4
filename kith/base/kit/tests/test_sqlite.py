"""The SQLite guard: which libraries may use a write-ahead log, read back from real connections (G3)."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.sqlite3.base import DatabaseWrapper

from kith.base.kit import sqlite
from kith.base.kit.sqlite import Reading, Version

pytestmark = pytest.mark.once
SAFE = Reading("wal", 2, 1, 0, 1)
FALLBACK = Reading("persist", 2, 1, 0, 1)


@pytest.fixture(autouse=True)
def _connections_of_our_own(django_db_blocker) -> Iterator[None]:
    """These tests open files of their own, not the suite's database."""
    with django_db_blocker.unblock():
        yield


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 6, 23), True),
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 44, 7), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_the_affected_versions(version: Version, safe: bool) -> None:
    assert sqlite.is_safe_with_wal(version) is safe


def connect(path: Path, version: Version) -> DatabaseWrapper:
    """Open a connection as Django would on a library of that version."""
    settings = {
        **sqlite.database(path, version),
        "TIME_ZONE": None,
        "AUTOCOMMIT": True,
        "ATOMIC_REQUESTS": False,
    }
    settings["CONN_HEALTH_CHECKS"] = False
    return DatabaseWrapper(settings)


@pytest.mark.parametrize(
    ("version", "reading"), [((3, 53, 4), SAFE), ((3, 40, 1), FALLBACK), ((3, 44, 6), SAFE)]
)
def test_every_connection_is_as_promised(tmp_path: Path, version: Version, reading: Reading) -> None:
    connections = [connect(tmp_path / "kith.sqlite3", version) for _connection in range(3)]
    try:
        assert [sqlite.read_back(connection) for connection in connections] == [reading] * 3
        assert sqlite.promised(version) == reading
    finally:
        for connection in connections:
            connection.close()


def test_an_older_library_leaves_the_log_behind(tmp_path: Path) -> None:
    """A file that had a write-ahead log is taken out of it by a connection that must not use one."""
    for version, mode in (((3, 53, 4), "wal"), ((3, 40, 1), "persist"), ((3, 53, 4), "wal")):
        connection = connect(tmp_path / "kith.sqlite3", version)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS t (a)")
        assert sqlite.read_back(connection).journal_mode == mode
        connection.close()


def test_this_process_promises_what_its_library_can_hold() -> None:
    major, minor, patch = sqlite3.sqlite_version.split(".")
    assert sqlite.library_version() == (int(major), int(minor), int(patch))
    assert sqlite.init_command(sqlite.library_version()).startswith(
        f"PRAGMA journal_mode={'wal' if sqlite.is_safe_with_wal(sqlite.library_version()) else 'persist'};"
    )


def test_a_write_begins_by_taking_its_turn(tmp_path: Path) -> None:
    """IMMEDIATE: the second writer waits where its transaction begins, not somewhere inside it."""
    first, second = (connect(tmp_path / "kith.sqlite3", sqlite.library_version()) for _connection in range(2))
    with second.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    with first.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        second._start_transaction_under_autocommit()
    first.close()
    second.close()
