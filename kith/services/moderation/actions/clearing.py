"""What has had its time goes: counts, lifted limits, the words of what was taken away, old concerns."""

from datetime import timedelta

from django.db import transaction

from kith.base.kit.clock import now
from kith.services.moderation.actions.mending import TIME_TO_APPEAL
from kith.services.moderation.actions.stepping import held
from kith.services.moderation.declarations import reportable
from kith.services.moderation.limits import DAY
from kith.services.moderation.models import Act, Concern, Lift

KEPT = timedelta(days=730)  # TRUST 4.6: flags and cases


def clear_away() -> None:
    """Throw away what nobody looks back at; run again, it changes nothing."""
    moment = now()
    Act.objects.filter(at__lte=moment - DAY).delete()
    Lift.objects.filter(until__lte=moment - DAY).delete()
    Concern.objects.filter(decided_at__lte=moment - KEPT).exclude(state__in=Concern.HOLDING).delete()
    purge()


def purge() -> None:
    """Throw away the words of what was taken away 30 days ago, where nobody is looking at it again."""
    gone = Concern.objects.filter(
        state=Concern.State.REMOVED, decided_at__lte=now() - TIME_TO_APPEAL, purged_at=None
    )
    for concern in gone.order_by("pk")[:200]:
        _purge(concern)


@transaction.atomic
def _purge(concern: Concern) -> None:
    concern = held(concern)
    again = Concern.objects.about(concern.subject_kind, concern.subject_id).under_way()
    if concern.state == Concern.State.REMOVED and not again.exists():
        reportable(concern.subject_kind).purge(concern.subject_id)
        concern.purged_at = now()
        concern.save(update_fields=["purged_at"])
