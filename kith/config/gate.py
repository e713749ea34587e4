"""Lets so many pages be made at once, however many threads there are: the others belong to live streams."""

import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connections

Application = Callable[[dict[str, Any], Callable], Iterable[bytes]]


def gated(application: Application, most: int) -> Application:
    """Return the application, making at most `most` answers at the same time; the rest wait their turn.

    An answer that goes on (`lasts`) is made in its turn, sent outside it, and keeps no database connection.
    """
    turns = threading.BoundedSemaphore(most)

    def answer(environ: dict[str, Any], start: Callable) -> Iterable[bytes]:
        with turns:
            answered = application(environ, start)
            if getattr(answered, "lasts", False):
                connections.close_all()
        return answered

    return answer
