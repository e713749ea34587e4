"""Where a Kith that runs now is reached, told to whoever asks at another terminal.

A small file in the data folder, locked for as long as its writer lives: one that was killed leaves a file
that nobody holds, and that is believed no more. Uses nothing but Python's own library.
"""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

_FILE = "running"


@contextlib.contextmanager
def told(folder: Path, url: str) -> Iterator[None]:
    """Tell that Kith is reached at `url` while this lasts. Where that cannot be written, nobody is told."""
    try:
        file = os.open(folder / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        yield
        return
    try:
        with contextlib.suppress(OSError):
            # Whoever holds it already runs on the same data, and was first.
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(file, 0)
            os.pwrite(file, url.encode(), 0)
        yield
    finally:
        os.close(file)


def where(folder: Path) -> str:
    """Return the address of the Kith that runs on this data folder, or "" when none does."""
    try:
        file = os.open(folder / _FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return os.pread(file, 1000, 0).decode(errors="replace")
    except OSError:
        return ""
    finally:
        os.close(file)
    return ""
