"""Forgetting who was invited and did not come."""

from datetime import timedelta

from django.db.models import Q

from kith.base.kit.clock import now
from kith.rooms.admissions.models import Invitation

KEPT_FOR = timedelta(days=30)


def forget() -> int:
    """Take name, address and sentence off invitations that ended 30 days ago. Returns how many."""
    over = Q(expires_at__lt=now() - KEPT_FOR) | Q(sent_at=None, made_at__lt=now() - KEPT_FOR)
    words = ~Q(address="") | ~Q(name="") | ~Q(sentence="")
    return Invitation.objects.filter(over & words).update(
        state=Invitation.State.ENDED, address="", name="", sentence="", token_hash=""
    )
