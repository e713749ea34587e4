"""A walk through what people do to a community and its conversations: each step is tried as anyone."""

import random
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Audience, Group
from kith.members.people.models import Person
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.forums.models import Board
from kith.rooms.kinship.actions.gathering import form
from kith.services.conversations.models import Post, Thread
from tests.cast import Cast, build_cast
from tests.overtime.oracle import Oracle, Said, Talk

COMMON = "treadle"  # stands in every post
_Level = Audience.Level


class Walk:
    """The cast, what the oracle knows of it, and chance. Steps live in `steps` and `keeping`."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.cast: Cast = build_cast()
        self.places = {"weavers": self.cast.weavers, "potters": self.cast.potters}
        self.people: dict[str, Person] = {n: p for n, p in self.cast.everyone().items() if p is not None}
        self.names = {person.pk: name for name, person in self.people.items()}
        self.oracle = Oracle(list(self.people))
        self.number = 0
        self.done: dict[str, int] = {}
        self.touched = ""
        for who in ("ada", "ben", "nia"):
            self.oracle.stands("weavers", who, "active")
        self.oracle.stands("potters", "eve", "active")
        self.boards: dict[str, tuple[str, str, Board]] = {}
        self._furnish()

    def _furnish(self) -> None:
        cast = self.cast
        self._board("weavers", "Workshop", "community", cast.board)
        self._board("weavers", "Doorway", "public", cast.open_board)
        for place, by, name, level in (
            ("weavers", cast.ada, "Showroom", _Level.NETWORK),
            ("weavers", cast.ada, "Loft", _Level.COMMUNITY),
            ("potters", cast.eve, "Kiln", _Level.COMMUNITY),
            ("potters", cast.eve, "Window", _Level.NETWORK),
        ):
            board = open_board(self.places[place], by=by, name=name, level=level)
            self._board(place, name, level, board)
        group = form(cast.weavers, by=cast.ben, name="Night shift", purpose="Weaving after ten.")
        self.groups: dict[str, Group] = {"Night shift": group}
        self.oracle.groups["Night shift"] = ("weavers", {"ben"})

    def _board(self, place: str, name: str, level: str, board: Board) -> None:
        self.boards[name] = (place, str(level), board)

    # Choosing.

    def pick(self, things: Any) -> Any:
        return self.chance.choice(list(things))

    def who(self) -> str:
        return self.pick(name for name in self.people if name not in self.oracle.erased)

    def reader(self, talk: Talk) -> str:
        """Return mostly somebody who reads it: others are refused, and too many of those teach nothing."""
        readers = sorted(self.oracle.readers(talk))
        return self.pick(readers) if readers and self.chance.random() < 0.8 else self.who()

    def keeper(self, place: str) -> str:
        first = {"weavers": "ada", "potters": "eve"}[place]
        gone = first in self.oracle.erased
        return self.who() if gone or self.chance.random() < 0.4 else first

    def talk(self) -> Talk | None:
        """Return a conversation, mostly the latest ones."""
        talks = list(self.oracle.talks.values())
        return self.pick(talks[-6:] if self.chance.random() < 0.7 else talks) if talks else None

    def word(self, sort: str) -> str:
        """Return a word that stands nowhere yet: t… for a title, p… for a post."""
        self.number += 1
        return f"z{sort}{self.number:05}z"

    # Looking up.

    def thread(self, talk: Talk) -> Thread:
        return Thread.objects.get(key=talk.key)

    def post(self, said: Said) -> Post:
        return Post.objects.select_related("thread__audience__group", "community").get(key=said.key)

    def talk_of(self, key: str) -> tuple[Talk, Said]:
        return next((t, p) for t in self.oracle.talks.values() for p in t.posts if p.key == key)

    # Walking.

    def step(self, steps: Mapping[str, "Step"]) -> tuple[str, bool]:
        """Try one step; what is refused changes nothing. Returns its name, and whether it was taken."""
        self.touched = ""
        name = self.pick(steps)
        try:
            with transaction.atomic():
                taken = steps[name](self) is not False
        except Refusal:
            return name, False
        if taken:
            self.done[name] = self.done.get(name, 0) + 1
        return name, taken


# What is tried: changes the world and tells the oracle; False where there was nothing to do it to.
Step = Callable[[Walk], bool | None]
