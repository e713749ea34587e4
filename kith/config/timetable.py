"""Everything that runs by the clock, in one place."""

from kith.config.housekeeping import clear_away, leave_no_trace
from kith.desks.yours import jobs as yours
from kith.rooms.admissions.jobs import forget_addresses
from kith.rooms.letters import jobs as letters
from kith.rooms.welcome.jobs import end_company
from kith.services.conversations.jobs import forget_who_asked, rerender
from kith.services.drafts import jobs as drafts
from kith.services.jobs.timetable import Every
from kith.services.moderation import jobs as moderation
from kith.services.search import jobs as search
from kith.services.unnamed import jobs as unnamed

TIMETABLE = [
    Every(forget_addresses, days=1, hour=3, minute=41),
    Every(clear_away, hours=1, minute=7),
    Every(yours.clear_away, hours=1, minute=37),
    Every(drafts.clear_away, days=1, hour=2, minute=11),
    Every(leave_no_trace, days=1, hour=2, minute=53),
    Every(letters.let_go, days=1, hour=4, minute=11),
    Every(moderation.clear_away, hours=6, minute=41),
    Every(search.forget_needs, days=1, hour=3, minute=29),
    Every(end_company, days=1, hour=3, minute=17),
    Every(rerender, hours=6, minute=23),
    Every(forget_who_asked, days=1, hour=2, minute=29),
    Every(unnamed.clear_away, days=1, hour=2, minute=37),
]
