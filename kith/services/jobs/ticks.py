"""What the worker does every second besides jobs, such as letting projections read the ledger."""

import logging
from collections.abc import Callable

from kith.base.kit.complaints import Complaints

_ticks: dict[str, Callable[[], object]] = {}
_log = logging.getLogger("kith.jobs")
_complaints = Complaints()


def register(name: str, tick: Callable[[], object]) -> None:
    """Have `tick` called about once a second. It must be cheap when there is nothing to do.

    Registering a name again replaces it.
    """
    _ticks[name] = tick


def tick_all() -> None:
    """Call every tick; one that fails holds up no other, and is logged, ever more seldom while it goes on."""
    for name, tick in list(_ticks.items()):
        try:
            tick()
        except Exception as fault:
            if _complaints.is_due(name, fault):
                _log.exception("The tick %s failed.", name)
        else:
            _complaints.settle(name)
