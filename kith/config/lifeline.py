"""How a process learns early that it shall end: a pipe that its supervisor holds the other end of, and cuts.

The web server itself waits for what it is still answering, and a live stream never ends by itself. Uses
nothing but Python's own library.
"""

import os
import select

NAME = "KITH_LIFELINE"


def is_cut() -> bool:
    """Say whether whoever watches over this process wants it to end. False where nobody watches."""
    told = os.environ.get(NAME, "")
    if not told.isdigit():
        return False
    try:
        # Nothing is ever written: what can be read is the end.
        return bool(select.select([int(told)], [], [], 0)[0])
    except (OSError, ValueError):
        return False
