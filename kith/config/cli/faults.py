"""Errors in plain words: what happened and what to do, without a traceback."""

import sys


class Fault(Exception):
    """Something that could not be done, in sentences for whoever typed the command. code: exit code."""

    def __init__(self, words: str, code: int = 1):
        super().__init__(words)
        self.code = code


def complain(words: str) -> None:
    """Write to standard error."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201


def say(words: str = "") -> None:
    """Write to standard output."""
    print(words, flush=True)  # noqa: T201
