"""What this room keeps about people: nothing, for it counts and never says who."""

from kith.services.measures.models import DailyCount, WeeklyCount

KEPT: list = []

PLAIN = {DailyCount: "How often, on a day.", WeeklyCount: "How often, in a week."}
