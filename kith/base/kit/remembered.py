"""Things made once and used again in this process: each carries the audience it was made for (TRUST B4)."""

from collections import OrderedDict
from threading import Lock
from time import monotonic
from typing import Any


class Remembered:
    """Keeps the latest `most` values for `seconds`, by a name and the id of their audience.

    A value is given only to the audience it was kept for; asked for another one, it is forgotten. Values
    are handed out as they are, so they must be immutable.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._values: OrderedDict[Any, tuple[int, float, Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: Any, audience: int) -> Any:
        """Return what was kept under this name for this audience, or None."""
        with self._lock:
            kept = self._values.get(name)
            if kept is None:
                return None
            if kept[0] != audience or kept[1] < monotonic():
                del self._values[name]
                return None
            self._values.move_to_end(name)
            return kept[2]

    def keep(self, name: Any, audience: int, value: Any) -> None:
        """Keep a value; the one unused for longest makes room."""
        with self._lock:
            self._values[name] = (audience, monotonic() + self.seconds, value)
            self._values.move_to_end(name)
            while len(self._values) > self.most:
                self._values.popitem(last=False)

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
