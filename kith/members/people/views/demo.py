"""Signing in as one of the demo's people: only where the demo runs, and only from this machine."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.members.people.actions.entering import begin_session
from kith.members.people.browsers import device_of, is_on_this_machine
from kith.members.people.models import Person
from kith.members.people.queries import Face
from kith.members.people.returning import next_from
from kith.members.people.views.doorstep import let_in

DEMO_DOMAIN = "@demo.example"
MOST = 12


@door("loopback", "POST")
def sign_in_as(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a session as the demo person of that key."""
    face = next((each for each in demo_people(request) if each.key == key), None)
    if face is None:
        raise Http404
    entrance = begin_session(Person.objects.get(pk=face.id), device=device_of(request), why="demo")
    return let_in(request, entrance, next_from(request))


def demo_people(request: HttpRequest) -> list[Face]:
    """Return who this caller may sign in as without a mail, A to Z: nobody, outside a demo."""
    if not settings.DEMO or not is_on_this_machine(request):
        return []
    shown = Person.objects.present().filter(addresses__address__endswith=DEMO_DOMAIN)
    return [Face.of(row) for row in shown.order_by("sort_name", "id").distinct()[:MOST]]
