"""One person is asked something unprompted at most once in 14 days, whoever asks and for what (RULINGS 28).

A nudge is what asks one particular person for an answer they did not offer: how they are, whether they would
like to meet somebody, whether they would introduce somebody, whether they would like company. The actions
that ask note it (actions/nudging.py) and are refused within those days.

A duty held out is noted too, so that nothing else is asked meanwhile, but never refused: somebody has to be
able to hand over before they go. No nudges are: letters and welcomes, which ask for nothing; invitations,
which go to an address, and must not tell whether it is anybody's here; what is asked of all members at once;
an answer to what somebody asked for themselves; what was decided about something.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from kith.base.kit.clock import now
from kith.members.people.models import Nudge

# RULINGS 28: "one person is asked at most once in 14 days".
APART = timedelta(days=14)


def asked_lately() -> QuerySet[Nudge]:
    """Return the nudges that still count: whose person is not to be asked anything now."""
    return Nudge.objects.filter(at__gt=now() - APART)


def may_be_asked(*people: int) -> bool:
    """Say whether each of these people (ids) may be asked something now."""
    return not asked_lately().filter(person__in=people).exists()


def free_from(*people: int) -> datetime | None:
    """Return when all of these people (ids) may be asked again; None when they may be now."""
    last = asked_lately().filter(person__in=people).aggregate(last=Max("at"))["last"]
    return None if last is None else last + APART


def whole_day(moment: datetime, zone: str) -> datetime:
    """Return the beginning of the first day in this zone that is wholly after a moment."""
    local = moment.astimezone(ZoneInfo(zone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight if midnight == local else midnight + timedelta(days=1)
