"""Everything that runs by the clock, in one place."""

from kith.config.housekeeping import clear_away
from kith.rooms.letters import jobs as letters
from kith.services.conversations.jobs import rerender
from kith.rooms.admissions.jobs import forget_addresses
from kith.rooms.welcome.jobs import end_company
from kith.services.jobs.timetable import Every
from kith.services.moderation import jobs as moderation

TIMETABLE = [
    Every(forget_addresses, days=1, hour=3, minute=41),
    Every(clear_away, hours=1, minute=7),
    Every(letters.let_go, days=1, hour=4, minute=11),
    Every(moderation.clear_away, hours=6, minute=41),
    Every(end_company, days=1, hour=3, minute=17),
    Every(rerender, hours=6, minute=23),
]
