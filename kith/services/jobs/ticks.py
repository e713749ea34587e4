"""What the worker does every second besides jobs, such as letting projections read the ledger."""

import logging
from collections.abc import Callable

_ticks: dict[str, Callable[[], object]] = {}
_log = logging.getLogger("kith.jobs")


def register(name: str, tick: Callable[[], object]) -> None:
    """Have `tick` called about once a second. It must be cheap when there is nothing to do.

    Registering a name again replaces it.
    """
    _ticks[name] = tick


def tick_all() -> None:
    """Call every tick; one that fails is logged and holds up no other."""
    for name, tick in list(_ticks.items()):
        try:
            tick()
        except Exception:
            _log.exception("The tick %s failed.", name)
