"""What the machine writes into its log, read for words: whoever runs a Kith is no reader of what is said."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from tests.worlds.crawling import Sighting
from tests.worlds.world import WORD


class Log(logging.Handler):
    """Every line that is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def sightings(self) -> set[Sighting]:
        """Return each word that was logged: whoever reads the log is nobody's reader."""
        return {Sighting(word.lower(), "the log", line) for line in self.lines for word in WORD.findall(line)}


@contextmanager
def logged() -> Iterator[Log]:
    """Note what is logged meanwhile."""
    log = Log()
    logging.getLogger().addHandler(log)
    try:
        yield log
    finally:
        logging.getLogger().removeHandler(log)
