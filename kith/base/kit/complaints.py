"""Says which faults of what is tried again every second are worth a line in the log."""

import threading
import time
from collections.abc import Callable

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 300.0

_Kind = tuple[type[BaseException], str, int]


class Complaints:
    """Faults by the name of what failed: due when new, then after pauses that double, up to five minutes.

    now: a clock in seconds. Two faults are the same if one type was raised at one line.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._heard: dict[str, dict[_Kind, tuple[float, float]]] = {}
        self._lock = threading.Lock()

    def is_due(self, name: str, fault: BaseException) -> bool:
        """Take note of a fault; say whether to log it."""
        kind, now = _kind(fault), self._now()
        with self._lock:
            heard = self._heard.setdefault(name, {})
            next_at, pause = heard.get(kind, (now, FIRST_PAUSE))
            if now < next_at:
                return False
            heard[kind] = (now + pause, min(2 * pause, LONGEST_PAUSE))
            return True

    def settle(self, name: str) -> bool:
        """Take note that all went well; say whether it had failed before."""
        with self._lock:
            return self._heard.pop(name, None) is not None


def _kind(fault: BaseException) -> _Kind:
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return type(fault), trace.tb_frame.f_code.co_filename if trace else "", trace.tb_lineno if trace else 0
