"""Walks and channels together: a step, then every channel compared with the oracle.

A walk by a seed, and not Hypothesis's machine: each of its examples would build the cast anew, and it shrinks
by running hundreds of them, which on a database takes minutes. The same seed takes the same steps, so a fault
is found again; the message tells the last of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.memory import forget
from tests.overtime import belonging, talking
from tests.overtime.channels import Channels
from tests.overtime.walking import Walk

# Conversing twice as often as belonging: there must be something to lose.
STEPS = {**belonging.STEPS, **talking.STEPS, **{f"{name} once more": s for name, s in talking.STEPS.items()}}


@dataclass
class Found:
    """What went wrong first: after how many steps, which were the last, and what was said. Empty: nothing."""

    steps: int = 0
    last: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)


def walked(seed: int, steps: int, *, pages: bool = True) -> Found:
    """Walk that far, or to the first fault. pages: whether each step opens pages, too."""
    forget()
    walk = Walk(seed)
    channels = Channels(walk)
    for _each in range(8):
        talking.start(walk)
    channels.catch_up()
    taken: list[str] = []
    for number in range(1, steps + 1):
        taken.append(walk.step(STEPS))
        channels.is_current = False
        if number == steps or walk.chance.random() < 0.7:
            channels.catch_up()
        faults = list(_asked(walk, channels, pages, whole=number == steps))
        if faults:
            return Found(number, taken[-8:], faults, walk.done)
    return Found(steps, taken[-8:], [], walk.done)


def _asked(walk: Walk, channels: Channels, pages: bool, whole: bool) -> Iterator[str]:
    yield from channels.faults()
    if whole or walk.chance.random() < 0.4:
        yield from channels.export_faults(walk.who())
    if not pages:
        return
    everyone = [None, *walk.people]
    yield from channels.address_faults(walk.pick(everyone))
    touched = walk.oracle.talks.get(walk.touched) or walk.talk()
    for talk in walk.oracle.talks.values():
        for reader in everyone if whole else walk.chance.sample(everyone, 2):
            if whole or talk is touched:
                yield from channels.page_faults(talk, reader)
