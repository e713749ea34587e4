"""What waits for the reader's own answer, as the home pages offer it: its minutes and its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kith.members.communities import awaiting
from kith.members.communities.looking_after import LOOKS_AFTER
from kith.members.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to answer. is_help: whether a community's home offers it as a way to help. community_name,
    slug, glaze: where it belongs. question: the key of the question it is about, or ""."""

    is_help: bool
    minutes: int
    title: str
    why: str
    href: str
    slug: str
    community_name: str
    glaze: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Rest:
    """That there is more of a kind. words: of what; link: where it leads. is_help: as of what is asked."""

    is_help: bool
    words: Any
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A handful of each kind, in their order; rest: of which kinds there is more."""

    asked: list[Asked] = field(default_factory=list)
    rest: list[Rest] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.asked or self.rest)


def to_answer_anywhere(viewer: Viewer) -> ToAnswer:
    """Return what waits for the viewer, wherever they belong. One statement."""
    return _shown(viewer, awaiting.every_kind())


def to_answer_here(viewer: Viewer, held: set[str]) -> ToAnswer:
    """Return what waits for the viewer in the community they stand in. One statement.

    held: the kinds of duty that somebody holds here.
    """
    decides = not held or bool(viewer.standing.duties & set(LOOKS_AFTER))
    kinds = [kind for kind in awaiting.every_kind() if kind.at_home and (decides or not kind.for_deciders)]
    return _shown(viewer, kinds, viewer.standing.community.pk)


def _shown(viewer: Viewer, kinds: Sequence[awaiting.Kind], community: int | None = None) -> ToAnswer:
    found, counted = ToAnswer(), dict.fromkeys((kind.name for kind in kinds), 0)
    for one in awaiting.waiting_for(viewer.person_id or 0, list(kinds), community):
        kind, counted[one.kind] = awaiting.named(one.kind), counted[one.kind] + 1
        told = kind.told(one, viewer.zone)
        if counted[one.kind] > awaiting.FEW:
            found.rest.append(Rest(kind.is_help, kind.rest, told.href, one.name))
        else:
            where = (one.slug, one.name, one.glaze)
            asked = Asked(kind.is_help, kind.minutes, told.title, told.why, told.href, *where)
            found.asked.append(replace(asked, question=one.key) if kind.of_question else asked)
    return found
