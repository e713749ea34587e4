"""Letting time pass since people were last asked something."""

from datetime import timedelta

from kith.members.people.models import Nudge
from kith.members.people.nudges import APART


def a_fortnight_later() -> None:
    """Let everybody's last asking be so long ago that they may be asked again."""
    for nudge in Nudge.objects.all():
        Nudge.objects.filter(pk=nudge.pk).update(at=nudge.at - APART - timedelta(seconds=1))
