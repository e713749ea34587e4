"""A newcomer's first weeks: three small real things, none of them compulsory, and no tally of any."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.desks.home.asks import Ask
from kith.rooms.welcome.queries import first_steps


@dataclass(frozen=True, slots=True)
class Step:
    """One small thing to begin with. name: what the form calls it when somebody would rather not."""

    name: str
    minutes: int
    words: str
    href: str


def beginning(viewer: Any, waiting: Sequence[Ask]) -> list[Step]:
    """Return what to offer this newcomer; nothing for anyone else."""
    slug = viewer.standing.community.slug
    others = [ask for ask in waiting if ask.line.started_by_id != viewer.person_id]
    found = first_steps(viewer, has_question=bool(others))
    made = {
        "hello": lambda: Step("hello", 3, _("Say hello, in your own words"), _new(slug)),
        "learn": lambda: Step("learn", 2, _("Say what you’d like to learn"), reverse("profiles:edit")),
        "answer": lambda: Step(
            "answer", others[0].minutes, _("Answer someone, or thank them"), others[0].href
        ),
        "read": lambda: Step("read", 3, _("Read how we work"), reverse("charter:show", args=[slug])),
    }
    return [made[name]() for name in found.steps] if found else []


def _new(slug: str) -> str:
    return reverse("forums:new-conversation", args=[slug])
