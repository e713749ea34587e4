"""What was asked about seals goes two years after it was settled (TRUST 4.6, as cases do)."""

from datetime import timedelta

from django.db.models import Q

from kith.base.kit.clock import now
from kith.services.unnamed.models import Unsealing

KEPT = timedelta(days=730)


def clear_away() -> None:
    """Throw away what nobody looks back at."""
    before = now() - KEPT
    old = Q(agreed_at__lte=before) | Q(ended_at__lte=before) | Q(agreed_at=None, asked_at__lte=before)
    Unsealing.objects.filter(old).delete()
