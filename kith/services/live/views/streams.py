"""The one stream of a browser."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from kith.base.kit.doors import door
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.tokens import hashed
from kith.services.conversations.voices import named_in
from kith.services.live import asking
from kith.services.live.bounds import COME_BACK_WHEN_FULL
from kith.services.live.hub import hub
from kith.services.live.stream import Stream, flow


class Lasting(StreamingHttpResponse):
    """An answer that goes on. lasts: so that the roof takes away what a page would have kept."""

    lasts = True


@door("signed in")
def show(request: HttpRequest) -> HttpResponseBase:
    """Tell of new replies, as Server-Sent Events. ?at=KEY.POST: a conversation and the last post it shows, as
    often as need be. ?seen=KEY: where the reader lets others see that they are there."""
    followed = asking.places(request.GET.getlist("at"), request.headers.get("Last-Event-ID", ""))
    if not followed:
        return HttpResponse(status=204)
    viewer = request.viewer
    if not hub.has_room(viewer.person_id):
        return HttpResponse(status=503, headers={"Retry-After": COME_BACK_WHEN_FULL})
    # Nobody is there by name where they wrote without it: their coming and going would tell.
    shown_in = named_in(viewer, frozenset(request.GET.getlist("seen")) & followed.keys())
    token = hashed(request.COOKIES[SESSION_COOKIE])
    stream = Stream(viewer.person_id, token, followed, shown_in)
    response = Lasting(flow(stream, hub), content_type="text/event-stream")
    # A server in front that would gather an answer before it passes it on is told not to.
    response["X-Accel-Buffering"] = "no"
    return response
