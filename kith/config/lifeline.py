"""How a process learns early that it shall end: a pipe that its supervisor holds the other end of, and cuts.

The web server itself waits for what it is still answering, and a live stream never ends by itself. Uses
nothing but Python's own library.
"""

import os
import select

NAME = "KITH_LIFELINE"


def told_of(end: int) -> str:
    """Return what a process is told of its end of the pipe (a descriptor): number, and which pipe it is."""
    return f"{end}:{os.fstat(end).st_ino}"


def is_cut() -> bool:
    """Say whether whoever watches over this process wants it to end. False where nobody watches.

    A process begun afresh holds no end of the pipe: what has its number there is something else.
    """
    end, _colon, pipe = os.environ.get(NAME, "").partition(":")
    try:
        if os.fstat(int(end)).st_ino != int(pipe):
            return False
        # Nothing is ever written: what can be read is the end.
        return bool(select.select([int(end)], [], [], 0)[0])
    except (OSError, ValueError, OverflowError):
        return False
