"""Everything that runs by the clock, in one place."""

from kith.config.housekeeping import clear_away
from kith.services.conversations.jobs import rerender
from kith.services.jobs.timetable import Every

TIMETABLE = [
    Every(clear_away, hours=1, minute=7),
    Every(rerender, hours=6, minute=23),
]
