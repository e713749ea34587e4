"""What has run out is thrown away: it opens nothing any more, and says where people were."""

from datetime import timedelta

from kith.base.kit.clock import now
from kith.members.people.limits import LONGEST
from kith.members.people.models import (
    Count,
    HalfwayIn,
    Mailed,
    Nudge,
    PasskeyChallenge,
    Session,
    SignInRequest,
)
from kith.members.people.nudges import APART

KEPT_AFTER_USE = timedelta(days=1)
MAILED_KEPT = timedelta(days=90)


def clear_away() -> int:
    """Remove sessions, ways half in and sign-in mails that have run out; counts and nudges that do not count.

    Returns how many rows went. Running it twice, or never, changes nothing that anybody can do.
    """
    moment = now()
    gone = (
        Session.objects.filter(expires_at__lte=moment),
        HalfwayIn.objects.filter(expires_at__lte=moment),
        PasskeyChallenge.objects.filter(expires_at__lte=moment),
        SignInRequest.objects.filter(expires_at__lte=moment - KEPT_AFTER_USE),
        Mailed.objects.filter(at__lte=moment - MAILED_KEPT),
        Nudge.objects.filter(at__lte=moment - APART),
        Count.objects.filter(span_start__lte=moment - LONGEST - timedelta(hours=1)),
    )
    return sum(rows.delete()[0] for rows in gone)
