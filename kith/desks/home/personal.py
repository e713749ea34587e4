"""What is said to, asked of and offered one person: on their community's home, and in their fortnight."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.desks.home.awaiting import ToAnswer
from kith.members.people.viewer import Viewer
from kith.rooms.charter.queries import to_accept
from kith.rooms.welcome.queries import Asking, Companion, Said, asked_of, company_of, said_to

TO_READ, TO_SAY = 1, 2  # minutes


@dataclass(frozen=True, slots=True)
class Personal:
    """hellos: what was said to somebody who came in. askings: who asks how they are. company: whom they can
    ask first, or who can ask them."""

    hellos: tuple[Said, ...] = ()
    askings: tuple[Asking, ...] = ()
    company: tuple[Companion, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.hellos or self.askings or self.company)

    @property
    def minutes(self) -> int:
        asked = [one for one in self.company if one.state == "asked"]
        return TO_READ * len(self.hellos) + TO_SAY * (len(self.askings) + len(asked))


@dataclass(frozen=True, slots=True)
class Note:
    """A quiet line, and where it leads."""

    words: str
    href: str
    link: str


def to_me(viewer: Viewer) -> Personal:
    """Return what is said to and asked of the viewer in all their communities. Three statements."""
    asked = tuple(one for one in company_of(viewer) if one.state == "asked")
    return Personal(tuple(said_to(viewer)), tuple(asked_of(viewer)), asked)


def to_me_here(viewer: Viewer) -> Personal:
    """Return what is said to and asked of the viewer in the community they stand in."""
    community = viewer.standing.community.pk
    return Personal(
        tuple(said_to(viewer, community)),
        tuple(asked_of(viewer, community)),
        tuple(company_of(viewer, community)),
    )


def notes(viewer: Viewer, community: Any, waits: ToAnswer) -> list[Note]:
    """Return the quiet lines of a member’s home: what waits for their answer, a charter to read again.

    What is a way to help stands with those.
    """
    found = [Note(one.why, one.href, one.title) for one in waits.asked if not one.is_help]
    found += [Note(str(rest.words), rest.href, rest.link) for rest in waits.rest if not rest.is_help]
    if to_accept(viewer, community) is not None:
        words = _("How we are with each other reads differently now.")
        href = reverse("charter:show", args=[community.slug])
        found.append(Note(words, href, _("Read it, and say yes or not")))
    return found
