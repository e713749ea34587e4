"""Is the database the kind that keeps what it promised?"""

from collections.abc import Iterator

from django.db import Error, connection

from kith.base.kit import sqlite
from kith.config.amiss import hidden
from kith.config.doctor.findings import Finding, bad, good, warn
from kith.config.options import options

_NAME = "Database"
_SERVER = "Is the server running, and are the host, the port, the name and the password right?"
_FILE = "Is there room on the disk, may Kith write there, and is the file the one that Kith made?"


def examine() -> Iterator[Finding]:
    """Look at the library and at how this connection is really set."""
    try:
        connection.ensure_connection()
    except Error as fault:
        words, _sign, advice = unusable(fault).partition("\n")
        yield bad(_NAME, words, advice)
        return
    if connection.vendor != "sqlite":
        yield _postgres()
        return
    version = sqlite.library_version()
    dotted = ".".join(str(part) for part in version)
    if sqlite.is_safe_with_wal(version):
        yield good(_NAME, f"SQLite {dotted}, with a write-ahead log.")
    else:
        yield warn(
            _NAME,
            f"SQLite {dotted} can lose rows with a write-ahead log, so Kith uses a slower, safe journal.",
            "Nothing is at risk. For speed: pip install pysqlite3, a newer Python, or PostgreSQL.",
        )
    broken = broken_promises()
    if broken:
        advice = "Stop Kith, put the data folder on a local disk, and start it again."
        yield bad(_NAME, " ".join(broken), advice)
    else:
        yield good("Durability", "What is saved is on the disk before anyone is told so.")


def unusable(fault: Exception) -> str:
    """Return, in two lines, which database cannot be used and why, and what to look at."""
    said, path = first_line(fault), options().sqlite_path
    if path is not None:
        return f"The database {path} cannot be used: {said}.\n{_FILE}"
    where = hidden(options().database_url)
    return f"KITH_DATABASE_URL is {where}, and that database cannot be used: {said}.\n{_SERVER}"


def first_line(fault: Exception) -> str:
    """Return what a database said, without what it adds below."""
    return str(fault).strip().partition("\n")[0].rstrip(".")


def broken_promises() -> list[str]:
    """Return a sentence for each way in which this connection differs from what we rely on."""
    if connection.vendor != "sqlite":
        return []
    wanted, found = sqlite.promised(sqlite.library_version()), sqlite.read_back(connection)
    return [
        f"The database’s {name} is {getattr(found, name)}, and must be {getattr(wanted, name)}."
        for name in wanted.__dataclass_fields__
        if getattr(found, name) != getattr(wanted, name)
    ]


def _postgres() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0].split()[0]
        cursor.execute("SHOW synchronous_commit")
        durable = cursor.fetchone()[0] != "off"
    if durable:
        return good(_NAME, f"PostgreSQL {version}.")
    return bad(
        _NAME,
        f"PostgreSQL {version} confirms before it has saved (synchronous_commit is off).",
        "ALTER SYSTEM SET synchronous_commit = on; then SELECT pg_reload_conf();",
    )
