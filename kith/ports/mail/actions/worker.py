"""A process of the workshop: prepares what its standard input brings, and ends when that ends."""

import contextlib
import gc
import pickle
import sys
from typing import BinaryIO

from kith.ports.mail.actions.preparing import prepare


def work(given: BinaryIO, made: BinaryIO) -> None:
    """Answer each batch with what `prepare` makes of it, or end without a word."""
    # What fails here is tried again where somebody can be told; that the parent is gone is no failure.
    with contextlib.suppress(Exception):
        while True:
            pickle.dump(prepare(*pickle.load(given)), made, pickle.HIGHEST_PROTOCOL)  # noqa: S301 - from our parent
            made.flush()


if __name__ == "__main__":
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    work(sys.stdin.buffer, sys.stdout.buffer)
