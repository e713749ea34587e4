"""A long board and a short one, side by side in one community: to see that length costs nothing."""

from datetime import datetime, timedelta

from bench.shape import DAYS, Plan, Planned, Size

SLUG = "long-and-short"
BOARDS = ("short", "long")
SHORT = 30
# A post without a word of the data set's own, so that what is searched for stays as rare as it was.
SOURCE = "Zzz."


def plan(size: Size, whole: Plan, end: datetime) -> Plan:
    """Return the shape of both boards: a post in each thread, by those who belong to the first community."""
    members = whole.members[0]
    boards = [0] * SHORT + [1] * size.threads
    step = timedelta(days=DAYS) / (len(boards) + 1)
    posts = [
        Planned(end - step * (len(boards) - thread), thread, 1, members[thread % len(members)], 0, 0)
        for thread in range(len(boards))
    ]
    return Plan([members], boards, posts)


def titles(boards: Plan) -> list[str]:
    """Return what each thread is called."""
    return [f"Zz {number}" for number in range(1, len(boards.boards) + 1)]
