"""What is said to, asked of and offered one person: on their community's home, and in their fortnight."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.desks.home.queries import duty_offers
from kith.members.communities.looking_after import LOOKS_AFTER
from kith.members.people.viewer import Viewer
from kith.rooms.charter.queries import to_accept
from kith.rooms.kinship.queries import waiting_for_yes
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


def notes(viewer: Viewer, community: Any, held: set[str]) -> list[Note]:
    """Return the quiet lines of a member’s home: a duty or a tie to say yes to, a charter to read again."""
    found = [_duty(what, by, community) for what, by in duty_offers(viewer, community)]
    if not held or viewer.standing.duties & set(LOOKS_AFTER):
        found += [_relation(name, community) for name in waiting_for_yes(community, viewer.person_id or 0)]
    if to_accept(viewer, community) is not None:
        words = _("How we are with each other reads differently now.")
        href = reverse("charter:show", args=[community.slug])
        found.append(Note(words, href, _("Read it, and say yes or not")))
    return found


def _relation(name: str, community: Any) -> Note:
    words = _("%(name)s would like to say what you are to each other.") % {"name": name}
    return Note(words, reverse("kinship:related", args=[community.slug]), _("Say yes, or let it go"))


def _duty(what: str, by: str, community: Any) -> Note:
    words = _("You’re asked whether you’d take something on: %(what)s.") % {"what": what}
    if by:
        words = _("%(name)s asks whether you’d take something on: %(what)s.") % {"name": by, "what": what}
    return Note(words, reverse("communities:duties", args=[community.slug]), _("Say yes, or rather not"))
