"""How fast an archive of mail comes in, and whether memory grows with it.

Run by itself (`python -m bench.importing FILE`), it takes a file into the Kith of its environment and
says, as JSON: messages, posts, threads, seconds and cpu_seconds to commit them, lag_seconds (until all of
it can be found), peak_mb. The processes it starts count too: their CPU seconds, and the most each has held.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench import cores, folder

if TYPE_CHECKING:
    from kith.ports.mail.actions.workshop import Workshop

ARCHIVE = "r-sig-hpc.mbox.gz"
_START = re.compile(rb"^From ", re.MULTILINE)
_ID = re.compile(rb"<([^<>@\s]+)@")
_SUBJECT = re.compile(rb"^(subject:\s*(?:re:\s*)*)", re.IGNORECASE | re.MULTILINE)
_IDS = re.compile(rb"^(?:message-id|in-reply-to|references):.*(?:\n[ \t].*)*", re.IGNORECASE | re.MULTILINE)


def archive() -> Path | None:
    """Return the archive that the tests use too, or None where they have none."""
    found = [path for part in ("kith", "tests") for path in sorted((folder.ROOT / part).rglob(ARCHIVE))]
    return found[0] if found else None


def repeated(source: Path, times: int, to: Path) -> None:
    """Write an archive `times` times over, each time with ids and subjects of its own."""
    with to.open("wb") as out:
        for copy in range(times):
            for message in _messages(source):
                out.write(_renamed(message, copy) if copy else message)


def _messages(source: Path) -> Iterator[bytes]:
    text = gzip.decompress(source.read_bytes())
    starts = [match.start() for match in _START.finditer(text)] + [len(text)]
    for start, end in pairwise(starts):
        yield text[start:end]


def _renamed(message: bytes, copy: int) -> bytes:
    head, gap, body = message.partition(b"\n\n")
    mark = b"copy%d" % copy
    head = _IDS.sub(lambda found: _ID.sub(rb"<\1." + mark + b"@", found.group()), head)
    return _SUBJECT.sub(rb"\g<1>" + mark + b" ", head, count=1) + gap + body


def measured(times: int, database_url: str = "") -> dict:
    """Import the archive `times` times over into an empty Kith; returns the figures of this module's head."""
    source = archive()
    if source is None:
        raise FileNotFoundError(f"{ARCHIVE} is not in this clone.")
    with folder.scratch("import") as place:
        file = place / "archive.mbox"
        repeated(source, times, file)
        # Not pinned: an import works on all cores.
        command = [sys.executable, "-m", "bench.importing", str(file)]
        told = folder.environment(place, database_url)
        return json.loads(
            subprocess.run(command, env=told, check=True, capture_output=True, text=True).stdout
        )


def _take_in(file: Path) -> dict:
    from kith.ports.mail.actions.workshop import shop_for

    # As `kith import` does.
    with shop_for(file) as shop:
        return _measured(file, shop)


def _measured(file: Path, shop: "Workshop") -> dict:
    from kith.config.cli.house import open_migrated

    open_migrated()
    from kith.config.cli.importing_steps import take_in
    from kith.members.communities.actions.founding import found_network
    from kith.services.activity.projections import catch_up

    found_network(name="Bench", admin_email="admin@bench.example")
    peaks: dict[int, float] = {}
    begun, used = time.monotonic(), _cpu_seconds()
    report = take_in(file, "archive", "Archive", lambda *_: _note_peaks(peaks), shop)
    taken, used = time.monotonic(), _cpu_seconds() - used
    catch_up()
    return {
        "messages": report.messages,
        "posts": report.posts,
        "threads": report.threads,
        "seconds": taken - begun,
        "cpu_seconds": used,
        "lag_seconds": time.monotonic() - taken,
        "peak_mb": cores.peak_mb(os.getpid()) + sum(peaks.values()),
    }


def _cpu_seconds() -> float:
    """Return what this process and those it has waited for have used, in user and kernel."""
    return sum(os.times()[:4])


def _note_peaks(peaks: dict[int, float]) -> None:
    """Keep by process the most that those at work now have held so far."""
    peaks.update((child, cores.peak_mb(child)) for child in cores.children(os.getpid()))


if __name__ == "__main__":
    json.dump(_take_in(Path(sys.argv[1])), sys.stdout)
