"""How long things last here. Nothing is ever late: what has run out rests."""

from datetime import timedelta

# Who came in is offered to everyone for a hello this long; then it rests.
FORTNIGHT = timedelta(days=14)
# A newcomer's first weeks: the quiet box, and how long a hello may still be said.
FIRST_WEEKS = timedelta(days=28)
# How long somebody is a newcomer's first person to ask, when neither ends it sooner.
SEASON = timedelta(days=90)
# How long nothing was heard of somebody before it is asked how they are.
QUIET = timedelta(days=182)
# How long an asking waits for its answer. How far apart two are, of whatever kind: people/nudges.py.
ANSWERING = timedelta(days=30)
