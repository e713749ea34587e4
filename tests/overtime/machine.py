"""Walks and channels together: a step, then every channel compared with the oracle.

A walk by a seed, and not Hypothesis's machine: each of its examples would build the cast anew, and it shrinks
by running hundreds of them, which on a database takes minutes. The same seed takes the same steps, so a fault
is found again; the message tells the last of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.memory import forget
from tests.overtime import belonging, talking
from tests.overtime.channels import Channels
from tests.overtime.walking import Step, Walk

# Conversing twice as often as belonging: there must be something to lose.
STEPS = {**belonging.STEPS, **talking.STEPS, **{f"{name} once more": s for name, s in talking.STEPS.items()}}
# What answers without a page, what is packed of somebody, and what a browser opens.
CHANNELS = ("answers", "exports", "pages")


@dataclass
class Found:
    """What went wrong first: after how many steps, which were the last, and what was said. Empty: nothing.

    compared: after how many of them every channel was asked.
    """

    steps: int = 0
    last: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    compared: int = 0


def walked(
    seed: int, steps: int, *, asked: Sequence[str] = CHANNELS, among: Mapping[str, Step] = STEPS
) -> Found:
    """Walk that far, or to the first fault. asked: which of the channels. among: which of the steps.

    After a step that was refused nothing is asked: the database is as it was when it was asked last.
    """
    forget()
    walk = Walk(seed)
    channels = Channels(walk)
    for _each in range(8):
        talking.start(walk)
    channels.catch_up()
    taken: list[str] = []
    compared = 0
    for number in range(1, steps + 1):
        name, is_taken = walk.step(among)
        taken += [name] if is_taken else []
        is_last = number == steps
        if not is_taken and not is_last:
            continue
        channels.is_current = False
        if is_last or walk.chance.random() < 0.7:
            channels.catch_up()
        faults = list(_faults(walk, channels, asked, whole=is_last))
        compared += 1
        if faults:
            return Found(number, taken[-8:], faults, walk.done, compared)
    return Found(steps, taken[-8:], [], walk.done, compared)


def _faults(walk: Walk, channels: Channels, asked: Sequence[str], whole: bool) -> Iterator[str]:
    """Yield what is wrong now. whole: with everybody, not with a few by chance."""
    if "answers" in asked:
        yield from channels.faults()
    if "exports" in asked:
        for who in walk.people if whole else [walk.who()] if walk.chance.random() < 0.4 else []:
            yield from channels.export_faults(who)
    if "pages" in asked:
        yield from _on_pages(walk, channels, whole)


def _on_pages(walk: Walk, channels: Channels, whole: bool) -> Iterator[str]:
    everyone = [None, *walk.people]
    yield from channels.address_faults(walk.pick(everyone))
    touched = walk.oracle.talks.get(walk.touched) or walk.talk()
    for talk in walk.oracle.talks.values():
        for reader in everyone if whole else walk.chance.sample(everyone, 2):
            if whole or talk is touched:
                yield from channels.page_faults(talk, reader)
