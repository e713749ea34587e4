"""What this room adds to coming in: two ways, and what is done about a request when its writer came in."""

from django.utils.translation import gettext_lazy as _

from kith.members.communities.models import Community
from kith.members.communities.threshold import Way, add_arrival, add_teller, add_way
from kith.rooms.admissions.actions.arriving import close_request
from kith.rooms.admissions.sections import sections


def open_up() -> None:
    """Offer the ways in. Called once at start-up."""
    add_way(Way(Community.Admission.APPLICATION, "admissions:apply", _("Ask to join")))
    add_way(Way(Community.Admission.INVITATION, "admissions:apply", _("How to be invited")))
    add_arrival(close_request)
    add_teller(sections)
