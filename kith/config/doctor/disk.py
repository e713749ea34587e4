"""Is there room?"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from kith.config.doctor.findings import Finding, bad, good, warn

LITTLE = 15
TOO_LITTLE = 5
LONG_LOG = 64 * 1024**2


def examine() -> Iterator[Finding]:
    """Look at the free space and free entries of the data folder, and at the write-ahead log."""
    folder = Path(settings.DATA)
    usage = shutil.disk_usage(folder)
    yield room(100 * usage.free / usage.total, f"{usage.free / 1024**3:.1f} GiB", str(folder))
    entries = os.statvfs(folder)
    if entries.f_files and 100 * entries.f_favail / entries.f_files < TOO_LITTLE:
        words = f"The disk of {folder} can hold hardly any more files."
        yield bad("Disk", words, "Remove files you do not need.")
    log = Path(f"{settings.DATABASES['default']['NAME']}-wal")
    if log.is_file() and log.stat().st_size > LONG_LOG:
        yield warn(
            "Write-ahead log",
            f"It has grown to {log.stat().st_size // 1024**2} MiB.",
            "Something reads for very long. Restart Kith when nobody is busy.",
        )


def room(percent: float, free: str, folder: str) -> Finding:
    """Judge the room that is left. percent: of the whole disk."""
    words = f"{free} free ({percent:.0f} %) in {folder}."
    if percent >= LITTLE:
        return good("Disk", words)
    advice = "Make room: old backups, logs, or a larger disk."
    return warn("Disk", words, advice) if percent >= TOO_LITTLE else bad("Disk", words, advice)
