"""Drafts that nobody touched for a long time go."""

from datetime import timedelta

from kith.base.kit.clock import now
from kith.services.drafts.models import Draft

KEPT = timedelta(days=30)


def clear_away() -> None:
    """Throw away what was last changed 30 days ago or earlier; run again, it changes nothing."""
    Draft.objects.filter(kept_at__lte=now() - KEPT).delete()
