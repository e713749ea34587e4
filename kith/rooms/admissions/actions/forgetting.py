"""Forgetting who was invited and did not come, and what was asked long ago."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from kith.base.kit.clock import now
from kith.rooms.admissions.models import Application, Invitation, Say

KEPT_FOR = timedelta(days=30)
ANSWERED_FOR = timedelta(days=183)


def forget() -> int:
    """Take name, address and sentence off invitations that ended 30 days ago. Returns how many."""
    over = Q(expires_at__lt=now() - KEPT_FOR) | Q(sent_at=None, made_at__lt=now() - KEPT_FOR)
    words = ~Q(address="") | ~Q(name="") | ~Q(sentence="")
    return Invitation.objects.filter(over & words).update(
        state=Invitation.State.ENDED, address="", name="", sentence="", token_hash=""
    )


@transaction.atomic
def forget_requests() -> int:
    """Take the words off requests answered half a year ago; that they asked stays. Returns how many."""
    over = Application.objects.filter(decided_at__lt=now() - ANSWERED_FOR)
    worded = over.exclude(reason="", answers=[])
    ids = list(worded.select_for_update().values_list("pk", flat=True)[:500])
    Say.objects.filter(application__in=ids, answer=Say.Answer.WELCOME).update(words="")
    # A "not this time" never stands without a reason (a constraint holds it): it keeps a mark.
    Say.objects.filter(application__in=ids, answer=Say.Answer.NOT_NOW).update(words="…")
    return Application.objects.filter(pk__in=ids).update(reason="", answers=[])
