"""Your 25 minutes: people first, then what is worth reading, then one thing to offer, cut to a length.

Nothing here is kept, counted or carried over: it is worked out from what is true at this moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from kith.base.kit.clock import now
from kith.desks.home import talk
from kith.desks.home.asks import MOST, TO_GREET, Ask, to_answer, to_read
from kith.desks.home.awaiting import Asked, Rest, to_answer_anywhere
from kith.desks.home.personal import Personal, to_me
from kith.desks.home.queries import Newcomer, newcomers
from kith.members.people.viewer import Viewer

LENGTHS = (10, 25, 40)
USUAL = 25
_Timed = TypeVar("_Timed", Ask, Asked)
FOR_PEOPLE = 0.6  # how much of the time people waiting may take when there is more to read


@dataclass(frozen=True, slots=True)
class Fortnight:
    """What fits in the chosen minutes. whole: nothing was left out to make it fit.

    asked: what waits for this person's own answer; rest: of what there is more than a handful.
    """

    length: int
    waiting: list[Ask]
    worth: list[Ask]
    greet: list[Newcomer]
    whole: bool
    personal: Personal = field(default_factory=Personal)
    asked: list[Asked] = field(default_factory=list)
    rest: list[Rest] = field(default_factory=list)

    @property
    def personal_minutes(self) -> int:
        return self.personal.minutes

    @property
    def asked_minutes(self) -> int:
        return _sum(self.asked)

    @property
    def waiting_minutes(self) -> int:
        return _sum(self.waiting)

    @property
    def worth_minutes(self) -> int:
        return _sum(self.worth)

    @property
    def offer_minutes(self) -> int:
        return TO_GREET if self.greet else 0

    @property
    def spent(self) -> int:
        for_people = self.personal_minutes + self.asked_minutes + self.waiting_minutes
        return for_people + self.worth_minutes + self.offer_minutes

    @property
    def spare(self) -> int:
        """The minutes that nothing asks for."""
        return max(self.length - self.spent, 0)

    @property
    def is_empty(self) -> bool:
        found = (self.personal, self.asked, self.rest, self.waiting, self.worth, self.greet)
        return self.whole and not any(found)


def fortnight(viewer: Viewer, length: int) -> Fortnight:
    """Return what this person is asked now, and their communities ask, cut to `length` minutes."""
    since = now() - talk.FORTNIGHT
    # Ten minutes are too few to be asked for a favour as well.
    greet = newcomers(viewer, since) if length > LENGTHS[0] else []
    mine, waits = to_me(viewer), to_answer_anywhere(viewer)
    room = length - mine.minutes - (TO_GREET if greet else 0)
    asked = _fit(waits.asked, room)
    room -= _sum(asked)
    # What they were asked themselves is not asked of them once more, as one of all.
    once = {one.question for one in asked if one.question}
    questions = [line for line in talk.waiting_for(viewer) if line.key not in once]
    people = [to_answer(line) for line in questions]
    reading = _reading(viewer, since, once | {line.key for line in questions})
    most = max(int(length * FOR_PEOPLE) - mine.minutes - _sum(asked), MOST)
    waiting = _fit(people, min(room, most))
    worth = _fit(reading, room - _sum(waiting))
    waiting = _fit(people, room - _sum(worth))
    kept = len(asked) + len(waiting) + len(worth)
    whole = kept == len(waits.asked) + len(people) + len(reading) and not waits.rest
    return Fortnight(length, waiting, worth, greet, whole, mine, asked, waits.rest)


def _reading(viewer: Viewer, since: datetime, seen: set[str]) -> list[Ask]:
    lines = [line for line in talk.moved(viewer, since) if line.key not in seen]
    # What someone was following comes before what they have not met yet.
    lines.sort(key=lambda line: line.position is None)
    return [to_read(line) for line in lines]


def _fit(asks: Sequence[_Timed], room: int) -> list[_Timed]:
    """Keep, in order, what still fits into so many minutes."""
    kept = []
    for ask in asks:
        if ask.minutes <= room:
            kept.append(ask)
            room -= ask.minutes
    return kept


def _sum(asks: Sequence[Ask] | Sequence[Asked]) -> int:
    return sum(ask.minutes for ask in asks)
