"""Weeks as the roll-ups mean them: Monday to Sunday, in the community's own zone."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from kith.base.kit import clock


def monday_of(day: date) -> date:
    """Return the Monday of the week that holds a day."""
    return day - timedelta(days=day.weekday())


def this_monday(zone: str) -> date:
    """Return the Monday of the week that it is now in a zone."""
    return monday_of(clock.now().astimezone(ZoneInfo(zone)).date())
