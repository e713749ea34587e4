"""What is asked of the servers: for each row of the table, the requests and who makes them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from urllib.parse import urlencode

from bench import floor_data, longboard, peopling, shape, words
from bench.shape import Size

VIEWERS_EACH = 10
THREADS = 200
WORDS_EACH = 20
REPLIES_A_ROUND = 4_000
CSRF = "benchbenchbenchbenchbenchbench12"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. token: of the session, or "" for a stranger. form: fields of a POST, or None."""

    path: str
    token: str = ""
    form: tuple[tuple[str, str], ...] | None = None

    def text(self) -> str:
        """Return the request as it goes over the wire."""
        body = urlencode(self.form) if self.form else ""
        # As a browser that has been here before.
        cookies = [f"kith_csrf={CSRF}", f"kith_session={self.token}"] if self.token else []
        lines = [f"{'POST' if self.form else 'GET'} {self.path} HTTP/1.1", "Host: localhost"]
        lines += ["User-Agent: bench", "Accept: text/html,*/*;q=0.8", "Accept-Language: en-GB,en;q=0.7"]
        if self.form:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        if cookies:
            lines.append("Cookie: " + "; ".join(cookies))
        return "\r\n".join(lines) + "\r\n\r\n" + body


@dataclass(slots=True)
class Case:
    """A row: its name, what is asked in turn, the status of a right answer, and of whom."""

    name: str
    asks: Sequence[Ask]
    expected: int = 200
    floor: bool = False

    def requests(self) -> list[str]:
        """Return the requests of one round."""
        return [ask.text() for ask in self.asks]


class Replies(Case):
    """The row of replies: each round, and each request in it, has its own form token."""

    def __init__(self, asks: Sequence[Ask]):
        super().__init__("reply", asks, expected=303)
        self._number = count()

    def requests(self) -> list[str]:
        made = []
        for at in range(REPLIES_A_ROUND):
            ask = self.asks[at % len(self.asks)]
            once = ("once", f"bench{next(self._number):026d}")
            made.append(Ask(ask.path, ask.token, (*(ask.form or ()), once)).text())
        return made


def cases(size: Size) -> list[Case]:
    """Return every row, in the order of a round. Signs its viewers in."""
    chance = random.Random(words.SEED + 9)
    viewers = _viewers(size)
    everyone = [token for tokens in viewers for token in tokens]
    threads = _threads(chance, viewers)
    homes = [Ask("/", token) for token in everyone]
    boards = [
        Ask(f"/c/{peopling.slug(number)}/conversations/in/{board}/", token)
        for number, tokens in enumerate(viewers)
        for token, board in zip(tokens, ("open", "members") * VIEWERS_EACH, strict=False)
    ]
    searches = [
        Ask("/search/?" + urlencode({"q": word}), chance.choice(everyone)) for word in _sought(chance)
    ]
    public = [Ask(ask.path) for ask in _threads(chance, viewers, level="public")]
    return [
        Case("home", homes),
        Case("board", boards),
        Case("thread signed in", threads),
        Case("thread anonymous", public),
        Case("search", searches),
        *(Case(f"{board} board", _board(board, viewers[0])) for board in longboard.BOARDS),
        Case("longest thread", _longest(size, viewers)),
        Case("floor", threads, floor=True),
        Replies(_replies(chance, viewers)),
    ]


def _viewers(size: Size) -> list[list[str]]:
    """Return the session tokens of some members of each community."""
    from kith.base.kit.clock import now
    from kith.members.communities.models import Membership
    from kith.members.people.models import Session
    from kith.members.people.tokens import hashed

    viewers: list[list[str]] = []
    known: list[tuple[str, int]] = []
    until = now() + timedelta(days=1)
    for number in range(size.communities):
        members = Membership.objects.filter(community__slug=peopling.slug(number), state="active")
        chosen = members.order_by("id").values_list("person", flat=True)[5 : 5 + VIEWERS_EACH]
        tokens = [f"bench-{number}-{person}" for person in chosen]
        viewers.append(tokens)
        known += zip(tokens, chosen, strict=True)
    Session.objects.bulk_create(
        [Session(token_hash=hashed(token), person_id=person, expires_at=until) for token, person in known]
    )
    floor_data.sign_in(known, until)
    return viewers


def _threads(chance: random.Random, viewers: list[list[str]], level: str = "") -> list[Ask]:
    """Return the first page of threads that fill it, each always read by the same member."""
    found = _some_threads(chance, level, post_count__gte=shape.FULL_PAGE)
    return [Ask(f"{path}?page=1", chance.choice(viewers[community])) for path, community in found]


def _board(name: str, tokens: list[str]) -> list[Ask]:
    """Return what asks for the short board or the long one. Who belongs to the first community reads both."""
    return [Ask(f"/c/{longboard.SLUG}/conversations/in/{name}/", token) for token in tokens]


def _longest(size: Size, viewers: list[list[str]]) -> list[Ask]:
    """Return what asks for a full page in the middle of the longest thread."""
    (path, community), *_others = _some_threads(random.Random(0), post_count=size.longest)
    page = size.longest // shape.FULL_PAGE // 2
    return [Ask(f"{path}?page={page}", token) for token in viewers[community]]


def _replies(chance: random.Random, viewers: list[list[str]]) -> list[Ask]:
    pool = words.texts(50, words.lexicon(), words.SEED + 5)
    # Short threads, so that no thread that is read meanwhile changes.
    found = _some_threads(chance, post_count__lt=shape.FULL_PAGE // 2)
    return [
        Ask(f"{path}replies/", token, (("csrfmiddlewaretoken", CSRF), ("source", chance.choice(pool))))
        for path, community in found
        for token in viewers[community]
    ]


def _some_threads(chance: random.Random, level: str = "", **filters: int) -> list[tuple[str, int]]:
    """Return (address, number of the community) of some threads."""
    from kith.services.conversations.models import Thread

    rows = Thread.objects.filter(community__kind="community", **filters)
    rows = rows.exclude(community__slug=longboard.SLUG)
    if level:
        rows = rows.filter(audience__level=level)
    all_of_them = list(rows.order_by("id").values_list("key", "community__slug"))
    chosen = chance.sample(all_of_them, min(THREADS, len(all_of_them)))
    return [(f"/c/{slug}/conversations/{key}/", peopling.number(slug)) for key, slug in chosen]


def _sought(chance: random.Random) -> list[str]:
    """Return words to look for, as many common as middling and rare ones, in mixed order."""
    lexicon = words.lexicon()
    sought = chance.sample(lexicon.common[5:60], WORDS_EACH) + chance.sample(
        lexicon.common[500:2_000], WORDS_EACH
    )
    sought += chance.sample(lexicon.rare, WORDS_EACH)
    chance.shuffle(sought)
    return sought
