"""A PostgreSQL of the tests' own: made in a temporary folder, spoken to over a socket, gone afterwards.

The cluster belongs to a small process that waits for the end of its standard input. When whoever
started it ends, even killed, that pipe closes and the cluster is stopped and removed.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

LOCALE = "C.UTF-8"
PORT = 5432
# Durability is what production is for; here only speed counts.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "128MB",
}


class NoPostgres(Exception):
    """PostgreSQL's programs are not on this machine; says what to do."""


def programs() -> Path:
    """Return the folder that holds initdb and postgres, the newest if there are several."""
    on_path = shutil.which("initdb")
    homes = [Path("/usr/lib/postgresql"), Path("/opt/homebrew/opt"), Path("/usr/local/opt")]
    found = [program.parent for home in homes for program in home.glob("*/bin/initdb")]
    if not found and on_path:
        return Path(on_path).resolve().parent
    if not found:
        raise NoPostgres("PostgreSQL is not installed. On Debian: apt-get install postgresql")
    return max(found, key=_version)


def _version(folder: Path) -> list[int]:
    # /usr/lib/postgresql/15/bin, …/postgresql@16/bin
    return [int(part) for part in folder.parent.name.split("@") if part.isdigit()]


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Run a throw-away cluster. Yields the address of its first database.

    Raises NoPostgres when it cannot be had, RuntimeError with the server's words when it did not start.
    """
    programs()
    keeper = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert keeper.stdin and keeper.stdout
    try:
        url = keeper.stdout.readline().strip()
        if not url:
            raise RuntimeError("The PostgreSQL of the tests did not start; its words are above.")
        yield url
    finally:
        keeper.stdin.close()
        keeper.wait(timeout=60)


def keep() -> None:
    """Make and start a cluster, print its address, and end it with standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    folder = Path(tempfile.mkdtemp(prefix="kith-pg-", dir=_quick_folder()))
    server = None
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        server = _start(folder)
        print(f"postgresql://kith@/postgres?host={folder}&port={PORT}", flush=True)
        sys.stdin.read()
    finally:
        if server:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> subprocess.Popen:
    data = folder / "data"
    made = subprocess.run(
        [*_as_postgres(), str(programs() / "initdb"), "-D", str(data), "-U", "kith", "-A", "trust"]
        + ["--no-sync", "--encoding=UTF8", f"--locale={LOCALE}"],
        capture_output=True,
        text=True,
        cwd="/",
    )
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stderr.strip()}")
    settings = [word for name, value in FAST.items() for word in ("-c", f"{name}={value}")]
    log = folder / "log"
    server = subprocess.Popen(
        [*_drop_to_postgres(), str(programs() / "postgres"), "-D", str(data), "-k", str(folder)]
        + ["-p", str(PORT), *settings],
        stdout=log.open("wb"),
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        cwd="/",
    )
    _wait_for(server, folder, log)
    return server


def _as_postgres() -> list[str]:
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def _drop_to_postgres() -> list[str]:
    # setpriv replaces itself by the server, so that our signals reach it; runuser would stay between.
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]


def _wait_for(server: subprocess.Popen, folder: Path, log: Path) -> None:
    ready = [str(programs() / "pg_isready"), "-q", "-h", str(folder), "-p", str(PORT)]
    for _attempt in range(300):
        if server.poll() is not None:
            break
        if subprocess.run(ready, stdin=subprocess.DEVNULL).returncode == 0:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=0.1)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace').strip()}")


def _quick_folder() -> str | None:
    memory = Path("/dev/shm")
    free = shutil.disk_usage(memory).free if memory.is_dir() and os.access(memory, os.W_OK) else 0
    return str(memory) if free > 2 * 1024**3 else None


if __name__ == "__main__":
    try:
        keep()
    except Exception as fault:
        sys.exit(str(fault))
