"""What the demo has on its hands while it loads: people, communities, boards and conversations by tag."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kith.config.demo.script import Scene
from kith.members.communities.models import Community
from kith.members.people.models import Person
from kith.rooms.forums.models import Board
from kith.services.conversations.models import Post, Thread


@dataclass(slots=True)
class Stage:
    """Everything made so far. boards: by (community, board). posts: of each conversation, in order.

    things: what else people made, by community and name, for those who act on it later.
    """

    people: dict[str, Person] = field(default_factory=dict)
    communities: dict[str, Community] = field(default_factory=dict)
    boards: dict[tuple[str, str], Board] = field(default_factory=dict)
    threads: dict[Scene, Thread] = field(default_factory=dict)
    posts: dict[Scene, list[Post]] = field(default_factory=dict)
    things: dict[tuple[str, str], Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens, and when."""

    at: datetime
    act: Callable[[Stage], None]
