"""What the kernel says of a process and of a core: time used, memory held. Linux only."""

import os
from dataclasses import dataclass
from pathlib import Path

SERVER, LOAD = 0, 1
_TICK = os.sysconf("SC_CLK_TCK")


def pinned(core: int) -> list[str]:
    """Return the words before a command that keep it on one core; none where there is only one."""
    allowed = sorted(os.sched_getaffinity(0))
    return ["taskset", "-c", str(allowed[core % len(allowed)])] if len(allowed) > 1 else []


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds a process has used so far, its threads together, in user and kernel."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def pss_mb(pid: int) -> float:
    """Return the memory of a process in MB, what it shares divided among those who share it."""
    return _kib(Path(f"/proc/{pid}/smaps_rollup"), "Pss:") / 1024


def peak_mb(pid: int) -> float:
    """Return the most memory a process has held at once, in MB."""
    return _kib(Path(f"/proc/{pid}/status"), "VmHWM:") / 1024


def _kib(path: Path, name: str) -> int:
    for line in path.read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    raise LookupError(f"{path} does not say {name}")


def children(pid: int) -> list[int]:
    """Return the processes that a process has started itself."""
    return [
        int(word)
        for task in Path(f"/proc/{pid}/task").glob("*/children")
        for word in task.read_text().split()
    ]


@dataclass(frozen=True, slots=True)
class Core:
    """What a core has done since the machine started, in seconds. stolen: taken by other machines."""

    busy: float
    stolen: float


def core(number: int) -> Core:
    """Return what a core has done so far."""
    allowed = sorted(os.sched_getaffinity(0))
    name = f"cpu{allowed[number % len(allowed)]} "
    for line in Path("/proc/stat").read_text().splitlines():
        if line.startswith(name):
            user, nice, system, _idle, _wait, irq, soft, steal = (
                int(word) / _TICK for word in line.split()[1:9]
            )
            return Core(user + nice + system + irq + soft, steal)
    raise LookupError(f"/proc/stat does not know {name}")
