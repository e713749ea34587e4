"""What this room adds to coming in: two ways, what happens to a request when its writer came in by another
door, and what an About page tells."""

from django.utils.translation import gettext_lazy as _

from kith.members.communities import additions, threshold
from kith.members.communities.models import Community
from kith.rooms.admissions.about import steps, who_we_look_for
from kith.rooms.admissions.actions.arriving import close_request


def open_up() -> None:
    """Offer all of it. Called once at start-up."""
    mode = Community.Admission
    threshold.add_way(threshold.Way(mode.APPLICATION, "admissions:apply", _("Ask to join")))
    threshold.add_way(threshold.Way(mode.INVITATION, "admissions:apply", _("How to be invited")))
    threshold.add_arrival(close_request)
    additions.add(additions.Addition(5, "admissions/_about.html", who_we_look_for))
    additions.add(additions.Addition(5, "admissions/_about_steps.html", steps, aside=True))
