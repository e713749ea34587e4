"""Says on the terminal what takes its time, and how much it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def said(what: str) -> Iterator[None]:
    """Name a piece of work on standard error, and its seconds once it is done."""
    begun = time.monotonic()
    yield
    print(f"  {what}: {time.monotonic() - begun:.1f} s", file=sys.stderr, flush=True)
