"""A community's home: who waits, what is talked about, who is new, how to help."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.clock import now
from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.desks.home import helping, queries, talk
from kith.desks.home.asks import to_answer, to_read
from kith.desks.home.awaiting import to_answer_here
from kith.desks.home.beginning import beginning
from kith.desks.home.founding import to_begin_with
from kith.desks.home.helping import may_be_asked
from kith.desks.home.kin import kin
from kith.desks.home.personal import notes, to_me_here
from kith.members.communities.models import Community
from kith.members.communities.viewing import Standing
from kith.members.communities.words import how_to_join, opening
from kith.members.people.viewer import Viewer
from kith.rooms.welcome.queries import FIRST_WEEKS, greeters


@dataclass(frozen=True, slots=True)
class NewFace:
    """Who is new here, as the one who looks sees them. may_greet: they can still say hello, and haven't."""

    face: queries.Newcomer
    says: queries.Says
    by: list[str]
    may_greet: bool


@door("readers of the community")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a community to anyone; the things in it only to those who may see them."""
    standing = request.viewer.standing
    community = standing.community
    if community.kind == Community.Kind.NETWORK:
        return HttpResponseRedirect(reverse("home:front-door"))
    context = {"band": "head", "standing": standing, "community": community}
    context |= _said(request.viewer, community) | _about(request.viewer, standing)
    context |= _mine(request.viewer, context)
    return page(request, "home/community.html", context, here="home", community=community)


def _said(viewer: Viewer, community: Community) -> dict[str, Any]:
    """Return what is said here that this viewer may read: two lists, two statements."""
    # A stranger has not looked before, so nothing is new to them.
    since = now() - talk.FORTNIGHT if viewer.is_signed_in else None
    waiting = talk.waiting_here(viewer, community)
    shown = {line.pk for line in waiting[: talk.WAITING_HERE]}
    said = [line for line in talk.newest_here(viewer, community) if line.pk not in shown]
    return {
        "waiting": [to_answer(line, since) for line in waiting[: talk.WAITING_HERE]],
        "talk": [to_read(line, since) for line in said[: talk.TALK_HERE]],
    }


def _about(viewer: Viewer, standing: Standing) -> dict[str, Any]:
    community, since = standing.community, now() - talk.SEASON
    return {
        "faces": _faces(viewer, community, since) if standing.is_member else [],
        "norms": opening(community.norms),
        "how_to_join": how_to_join(community),
        "held": queries.duties_held(community),
        "kin": kin(community),
    }


def _faces(viewer: Viewer, community: Community, since: datetime) -> list[NewFace]:
    """Return who is new, with a line of what each asks and offers, and who said hello to them."""
    found = queries.newcomers_to(community, viewer, since)
    lines = queries.lines_about(viewer, found)
    said = greeters(community.pk, [face.pk for face in found])
    return [
        _new_face(viewer, face, lines.get(face.pk, queries.Says()), said.get(face.pk, [])) for face in found
    ]


def _new_face(
    viewer: Viewer, face: queries.Newcomer, says: queries.Says, said: list[tuple[int, str]]
) -> NewFace:
    may_greet = face.joined_at > now() - FIRST_WEEKS and viewer.person_id not in {pk for pk, _name in said}
    return NewFace(face, says, [name for _pk, name in said], may_greet)


def _mine(viewer: Viewer, context: dict[str, Any]) -> dict[str, Any]:
    """Return what is said to, asked of and offered this viewer here, while they may be asked anything."""
    standing, waiting = context["standing"], context["waiting"]
    if not may_be_asked(standing):
        return {"ways": [], "notes": [], "mine": None, "steps": [], "founding": []}
    faces = [one.face for one in context["faces"]]
    has_talk = bool(waiting or context["talk"])
    founding = to_begin_with(viewer, has_talk)
    held = context["held"]
    waits = to_answer_here(viewer, held)
    return {
        "ways": helping.ways(viewer, waiting, faces, held, waits, begins=has_talk or not founding),
        "notes": notes(viewer, standing.community, waits),
        "mine": to_me_here(viewer),
        "founding": founding,
        "steps": [] if founding else beginning(viewer, waiting),
    }
