"""Whether somebody is around, said as coarsely as people would: never a time, never a day, never a dot."""

from datetime import timedelta
from typing import Any

from kith.base.kit.clock import now
from kith.members.people.models import Session

WEEK = "week"
MONTH = "month"


def around(person: Any) -> str:
    """Return "week", "month" or "" by the newest of the person's sessions. One query.

    Reckoned in whole days: what changes in the middle of a day would tell the hour of a visit. Asked only for
    somebody who shows it, so that one who does not is like one who was never here.
    """
    seen = (
        Session.objects.filter(person=person.pk)
        .order_by("-seen_at")
        .values_list("seen_at", flat=True)
        .first()
    )
    if seen is None:
        return ""
    days = now().date() - seen.date()
    return WEEK if days < timedelta(days=7) else MONTH if days < timedelta(days=30) else ""
