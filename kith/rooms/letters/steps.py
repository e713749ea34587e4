"""The steps towards somebody that their profile offers: write, ask to be introduced, introduce."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.members.profiles.reaching import Reach
from kith.rooms.letters.access import Way, knows, way_to

REACHES = [
    Reach(
        "letter",
        _("Write to %(name)s"),
        href=lambda key: reverse("letters:new", args=[key]),
        shown=lambda viewer, person: way_to(viewer, person) == Way.WRITE,
        order=10,
    ),
    Reach(
        "introduction-ask",
        _("Ask someone to introduce you"),
        href=lambda key: reverse("letters:ask", args=[key]),
        shown=lambda viewer, person: way_to(viewer, person) == Way.ASK,
        order=11,
    ),
    Reach(
        "introduction",
        _("Introduce %(name)s to someone"),
        href=lambda key: reverse("letters:choose", args=[key]),
        shown=knows,
        order=40,
    ),
]
