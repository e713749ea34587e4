"""How big the data set is and how its conversations are spread, before a row of it exists."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from bench.words import SEED

DAYS = 730
BOARDS_EACH = 2
FULL_PAGE = 20


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each; texts: different ones that posts are made from."""

    name: str
    people: int
    communities: int
    threads: int
    posts: int
    longest: int = 250
    texts: int = 2_000

    @property
    def boards(self) -> int:
        """How many boards there are: in each community one for anyone and one for members."""
        return self.communities * BOARDS_EACH


FULL = Size("full", people=5_000, communities=10, threads=20_000, posts=200_000)
QUICK = Size("quick", people=500, communities=10, threads=2_000, posts=20_000, texts=200)
TINY = Size("tiny", people=200, communities=10, threads=200, posts=2_000, texts=50)
SIZES = {size.name: size for size in (FULL, QUICK, TINY)}


@dataclass(slots=True)
class Planned:
    """A post to come. thread: index. position: from 1. at: aware. text, rare: indices of its words."""

    at: datetime
    thread: int
    position: int
    author: int
    text: int
    rare: int


@dataclass(slots=True)
class Plan:
    """members: person indices of each community. boards: the board index of each thread.

    posts: in the order they are written, which is not the order of threads.
    """

    members: list[list[int]]
    boards: list[int]
    posts: list[Planned]


def plan(size: Size, end: datetime, seed: int = SEED) -> Plan:
    """Return the whole shape for a size, its last post shortly before `end`."""
    chance = random.Random(seed + 4)
    members = _members(size, chance)
    # Each board gets its share, and threads of every length.
    boards = [chance.randrange(size.boards) for _ in range(size.threads)]
    posts: list[Planned] = []
    for thread, length in enumerate(lengths(size, chance)):
        posts += _thread(thread, length, members[boards[thread] // BOARDS_EACH], size, end, chance)
    posts.sort(key=lambda post: (post.at, post.thread, post.position))
    return Plan(members, boards, posts)


def lengths(size: Size, chance: random.Random) -> list[int]:
    """Return how many posts each thread has: most are short, one has `longest`, together exactly `posts`."""
    mean = size.posts / size.threads
    drawn = [1 + int(chance.expovariate(1 / (mean - 1))) for _ in range(size.threads)]
    drawn = [min(length, size.longest - 1) for length in drawn]
    drawn[size.threads // 2] = size.longest
    missing = size.posts - sum(drawn)
    while missing:
        at = chance.randrange(size.threads)
        step = 1 if missing > 0 else -1
        if at != size.threads // 2 and 1 <= drawn[at] + step < size.longest:
            drawn[at] += step
            missing -= step
    return drawn


def _members(size: Size, chance: random.Random) -> list[list[int]]:
    # Everyone belongs to two communities, as people do who come from one trade and one town.
    members: list[list[int]] = [[] for _ in range(size.communities)]
    for person in range(size.people):
        for community in {person % size.communities, chance.randrange(size.communities)}:
            members[community].append(person)
    return members


def _thread(
    thread: int, length: int, members: list[int], size: Size, end: datetime, chance: random.Random
) -> list[Planned]:
    voices = chance.sample(members, min(len(members), 2 + length // 3))
    at = end - timedelta(days=DAYS * chance.random())
    # Replies come quickly at first; none comes from the future.
    gap = (end - at) / (length + 1)
    posts = []
    for position in range(1, length + 1):
        author = voices[0] if position == 1 else chance.choice(voices)
        posts.append(
            Planned(at, thread, position, author, chance.randrange(size.texts), chance.randrange(1 << 30))
        )
        at += min(timedelta(minutes=chance.expovariate(1 / 300)), gap)
    return posts
