"""A process of the workshop: does what its standard input asks for, and ends when that ends."""

import contextlib
import gc
import pickle
import sys
from typing import BinaryIO

from kith.ports.mail.actions.preparing import TASKS


def work(given: BinaryIO, made: BinaryIO) -> None:
    """Answer each batch with what its task makes of it, or end without a word."""
    # What fails here is tried again where somebody can be told; that the parent is gone is no failure.
    with contextlib.suppress(Exception):
        while True:
            task, asked = pickle.load(given)  # noqa: S301 - from our parent
            pickle.dump(TASKS[task](*asked), made, pickle.HIGHEST_PROTOCOL)
            made.flush()


if __name__ == "__main__":
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    work(sys.stdin.buffer, sys.stdout.buffer)
