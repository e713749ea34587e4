"""Reading the plan: which room a name belongs to, and which leanings the floors allow."""

import re
from dataclasses import dataclass
from functools import cached_property

from architecture.floors import DOORS, FLOORS
from architecture.leaning import Leaning

HOUSE = "kith"
OUTSIDE = ("tests", "architecture", "bench", "tools")  # not in the wheel, so nothing in kith/ may need them


@dataclass(frozen=True)
class Plan:
    """The floors from bottom to top, each a tuple of rooms without `kith.`; the last one is the roof."""

    floors: tuple[tuple[str, ...], ...] = FLOORS
    doors: tuple[str, ...] = DOORS

    @cached_property
    def heights(self) -> dict[str, int]:
        """Room to floor, the lowest being 0. The bare package lies beneath all: everyone imports it."""
        rooms = {f"{HOUSE}.{room}": height for height, floor in enumerate(self.floors) for room in floor}
        return {HOUSE: -1, **rooms}

    @property
    def rooms(self) -> list[str]:
        """Every planned room, lowest first."""
        return [room for room in self.heights if room != HOUSE]

    @property
    def roofs(self) -> list[str]:
        """The rooms of the top floor: they wire the others together."""
        return [f"{HOUSE}.{room}" for room in self.floors[-1]]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Label to room: {"forums": "kith.rooms.forums"}."""
        return {label_of(room): room for room in self.rooms}

    @cached_property
    def any_label(self) -> str:
        """A pattern for any one of the labels."""
        return "(" + "|".join(re.escape(label) for label in self.labels) + ")"

    def room_of(self, dotted: str) -> str | None:
        """Return the room of a dotted name, the name itself if it is planned nowhere, None if not ours."""
        parts = dotted.split(".")
        if parts[0] in OUTSIDE:
            return parts[0]
        if parts[0] != HOUSE or len(parts) == 1:
            return None
        if "tests" in parts:
            return "tests"
        for length in (3, 2):
            if ".".join(parts[:length]) in self.heights:
                return ".".join(parts[:length])
        storeys = {room.split(".")[1] for room in self.rooms}
        return ".".join(parts[:3]) if parts[1] in storeys else None

    def objection(self, leaning: Leaning) -> str:
        """Say why a leaning is a trespass; an empty string when it is none."""
        if leaning.on in OUTSIDE:
            return f"nothing in {HOUSE}/ outside tests may need {leaning.on}/"
        if leaning.room in self.roofs:
            return ""
        if leaning.on not in self.heights:
            return "it names no room of the plan"
        if self.heights[leaning.on] >= self.heights[leaning.room]:
            return _upward(leaning, self.heights)
        if leaning.kind == "import" and leaning.on.startswith(f"{HOUSE}.rooms."):
            part = leaning.name.removeprefix(leaning.on).strip(".").split(".")[0]
            return "" if part in self.doors else f"a room is entered only by {' or '.join(self.doors)}"
        return ""


def label_of(room: str) -> str:
    """Return a room's label: the last word of its name."""
    return room.rsplit(".", 1)[-1]


def folder(room: str) -> str:
    """Return where a room stands, from the root of the repository: "kith/rooms/forums"."""
    return room.replace(".", "/")


def _upward(leaning: Leaning, heights: dict[str, int]) -> str:
    if leaning.kind == "reverse":
        return 'a relation across floors wants related_name="+"'
    if heights[leaning.on] == heights[leaning.room]:
        return "siblings do not lean on each other"
    return "a room leans only on lower floors"
