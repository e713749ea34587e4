"""Ways to help: small real things a member can do now, each with its minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.desks.home.asks import TO_GREET, Ask
from kith.desks.home.queries import Newcomer
from kith.members.people.names import first_name


@dataclass(frozen=True, slots=True)
class Way:
    """One small thing to do."""

    minutes: int
    words: str
    href: str


def ways(viewer: Any, waiting: Sequence[Ask], faces: Sequence[Newcomer]) -> list[Way]:
    """Return what this member could do here, the person who waits longest first; nothing for others."""
    if not (viewer.standing and viewer.standing.is_member):
        return []
    slug = viewer.standing.community.slug
    found = [_answer(ask) for ask in waiting if ask.line.started_by_id != viewer.person_id][:2]
    found += [_greet(face) for face in faces[:1]]
    start = reverse("forums:new-conversation", args=[slug])
    return [*found, Way(5, _("Say what’s puzzling you"), start)]


def _answer(ask: Ask) -> Way:
    words = _("Answer %(name)s’s question") % {"name": first_name(ask.line.by)}
    return Way(ask.minutes, words, ask.href)


def _greet(face: Newcomer) -> Way:
    words = _("Say hello to %(name)s") % {"name": first_name(face.name)}
    return Way(TO_GREET, words, reverse("forums:new-conversation", args=[face.slug]))
