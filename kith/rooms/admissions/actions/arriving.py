"""What happens to somebody's request when they come in by another door, as by an invitation."""

from typing import Any

from kith.base.kit.clock import now
from kith.rooms.admissions.models import Application


def close_request(membership: Any, by: Any) -> None:
    """Close the open request of someone who has just come in. Nobody has to answer it any more."""
    Application.objects.filter(
        community=membership.community_id, person=membership.person_id, state=Application.State.APPLIED
    ).update(state=Application.State.APPROVED, decided_at=now(), told_at=now())
