"""How a room declares what it leaves for later."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from string import Formatter
from typing import Any

Id = int | str


@dataclass(frozen=True, slots=True)
class Kind:
    """A declared kind of job. Called, it runs at once; `later` leaves it for the worker.

    name: room and function. key: what makes two jobs the same, as a pattern over the arguments.
    retries: further attempts after a first that failed. prompt: someone is waiting for it.
    """

    name: str
    function: Callable[..., None]
    key: str
    retries: int
    prompt: bool

    def __call__(self, **ids: Id) -> None:
        self.function(**ids)

    def later(self, **ids: Id) -> None:
        """Leave the job for the worker, within the caller's transaction: rolled back, it never was.

        A job of the same key that still waits serves for this one too. Raises TypeError for arguments
        the function does not take, or that are not plain ids.
        """
        self.later_at(None, **ids)

    def later_at(self, moment: datetime | None, **ids: Id) -> None:
        """As `later`, but not before `moment` (aware UTC; None for as soon as may be)."""
        from kith.services.jobs.actions.queueing import enqueue

        enqueue(self, ids, moment)

    def key_of(self, ids: dict[str, Id]) -> str:
        """Return the key of a job with these arguments. Raises TypeError when they do not fit."""
        inspect.signature(self.function).bind(**ids)
        odd = [name for name, value in ids.items() if not isinstance(value, int | str)]
        if odd:
            raise TypeError(f"{self.name} takes ids, not things: {', '.join(odd)}")
        return f"{self.name}:{self.key.format(**ids)}"


_kinds: dict[str, Kind] = {}


def job(*, key: str, retries: int = 5, prompt: bool = False) -> Callable[[Callable[..., None]], Kind]:
    """Declare a function as a kind of job. It takes ids only, and may be run again at any time.

    key: pattern over its arguments, such as "thread-{thread_id}"; which work counts as the same.
    retries: how many more times it is tried, ever later. prompt: before all that is not.
    Raises TypeError for a key that names what is no argument, ValueError for an empty or taken one.
    """

    def declare(function: Callable[..., None]) -> Kind:
        _check_key(key, function)
        kind = Kind(_name(function), function, key, retries, prompt)
        taken = _kinds.get(kind.name)
        if taken and taken.function.__module__ != function.__module__:
            raise ValueError(f"Two jobs are called {kind.name}.")
        _kinds[kind.name] = kind
        return kind

    return declare


def kinds() -> list[Kind]:
    """Return every declared kind, by name."""
    return [_kinds[name] for name in sorted(_kinds)]


def find(name: str) -> Kind | None:
    """Return the kind of that name, or None where no room declares it any more."""
    return _kinds.get(name)


def _name(function: Callable[..., Any]) -> str:
    room = function.__module__.removesuffix(".jobs").rsplit(".", 1)[-1]
    return f"{room}.{function.__name__}"


def _check_key(key: str, function: Callable[..., Any]) -> None:
    if not key.strip():
        raise ValueError(f"{_name(function)} must say by a key which work is the same.")
    named = {field for _text, field, _spec, _conversion in Formatter().parse(key) if field is not None}
    unknown = named - set(inspect.signature(function).parameters)
    if unknown:
        raise TypeError(f"The key of {_name(function)} names no argument: {', '.join(sorted(unknown))}")
