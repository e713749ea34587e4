"""General discussion: where the whole network talks, at an address that needs no name of it."""

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse

from kith.base.kit.doors import door
from kith.members.communities.queries import network


@door("signed in")
def show(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the network's own conversations; what is there to read, they ask."""
    found = network()
    if found is None:
        raise Http404
    return HttpResponseRedirect(reverse("forums:conversations", args=[found.slug]))
