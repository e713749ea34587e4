"""Signing in as one of the demo's people: only where the demo runs, and only from this machine."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.members.people import queries
from kith.members.people.actions.entering import begin_session
from kith.members.people.browsers import device_of, is_on_this_machine
from kith.members.people.queries import Face
from kith.members.people.returning import next_from
from kith.members.people.views.doorstep import let_in


@door("loopback", "POST")
def sign_in_as(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a session as the demo person of that key."""
    person = queries.with_key(key) if key in {face.key for face in demo_people(request)} else None
    if person is None:
        raise Http404
    entrance = begin_session(person, device=device_of(request), why="demo")
    return let_in(request, entrance, next_from(request))


def demo_people(request: HttpRequest) -> list[Face]:
    """Return who this caller may sign in as without a mail: nobody, outside a demo."""
    return queries.demo_people() if settings.DEMO and is_on_this_machine(request) else []
