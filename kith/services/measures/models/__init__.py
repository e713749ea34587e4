from kith.services.measures.models.tally import DailyCount, WeeklyCount

__all__ = ["DailyCount", "WeeklyCount"]
