"""How often somebody may ask and invite (TRUST 6.5)."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kith.base.kit.refusals import refuse
from kith.members.people.browsers import client_of
from kith.members.people.limits import Limit, take

REQUESTS_HERE = Limit("requests-client", 5, timedelta(minutes=30))
REQUESTS_A_DAY = Limit("requests-day", 3, timedelta(days=1))
INVITATIONS_A_DAY = Limit("invitations-day", 30, timedelta(days=1))


def require_request(request: HttpRequest) -> None:
    """Count a request to join. Raises Refusal "too-many" beyond three a day, or five at once from a place."""
    if not take(REQUESTS_A_DAY, f"person:{request.viewer.pk}"):
        raise refuse(
            "too-many", next=_("You can ask again tomorrow. Copy your words if you’d like to keep them.")
        )
    if not take(REQUESTS_HERE, client_of(request)):
        raise refuse(
            "too-many", next=_("Try again in 30 minutes. Copy your words if you’d like to keep them.")
        )


def require_invitation(request: HttpRequest) -> None:
    """Count one invitation sent. Raises Refusal "too-many" beyond thirty a day."""
    if not take(INVITATIONS_A_DAY, f"person:{request.viewer.pk}"):
        raise refuse("too-many", next=_("You can invite more people tomorrow."))
