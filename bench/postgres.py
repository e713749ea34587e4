"""A PostgreSQL of the bench's own, as durable as a real one, in a folder that can be copied."""

import contextlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.databases import programs

PORT = 5432
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "256MB",
    "max_connections": "40",
    "max_wal_size": "4GB",
    "effective_cache_size": "1GB",
}


@contextlib.contextmanager
def running(folder: Path) -> Iterator[str]:
    """Run the cluster of a folder, made if there is none yet. Yields its address.

    Raises NoPostgres when its programs are not there, CalledProcessError when it does not start.
    """
    data, log = folder / "cluster", folder / "postgres.log"
    if not data.exists():
        data.mkdir(mode=0o700)
        _give_away(data)
        _run("initdb", "-D", data, "-U", "kith", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8")
    log.touch()
    for path in (*data.rglob("*"), data, log, folder):
        _give_away(path)
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    _run("pg_ctl", "-D", data, "-w", "-l", log, "-o", f"-k {folder} -p {PORT} {options}", "start")
    try:
        yield f"postgresql://kith@/postgres?host={folder}&port={PORT}"
    finally:
        _run("pg_ctl", "-D", data, "-w", "-m", "fast", "stop")


def _run(program: str, *words: str | Path) -> None:
    first = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*first, str(programs() / program), *map(str, words)]
    subprocess.run(command, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _give_away(path: Path) -> None:
    # PostgreSQL will not run as root, and wants its files to be its own.
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        shutil.chown(path, owner.pw_uid, owner.pw_gid)
