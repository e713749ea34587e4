"""A world that is built twice: once as it is, once with much more in it that the readers here may not see.

Of five readers none belongs to the Weavers: a stranger; Tess, who belongs to the Potters; Pat, who belongs to
the network alone; Abe, who has asked to join the Weavers; Lou, who was one of them and left.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community, Membership
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Person
from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.saying import Stint
from kith.rooms.admissions.actions.applying import apply
from kith.rooms.admissions.actions.opening import change_mode
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.forums.models import Board
from kith.rooms.letters.actions.introducing import propose
from kith.rooms.letters.actions.writing import write_to
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import settle
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Thread
from kith.services.jobs.worker import run_waiting
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from tests.cast import Cast, make_cast
from tests.house.doors import places
from tests.worlds.fate import TODAY, fated, skip_ids
from tests.worlds.words import sentences

READERS = ("stranger", "tess", "pat", "abe", "lou")
NEIGHBOURS = 30  # others of the network, so that its directory has a second page

Door = tuple[str, str, tuple[str, ...]]


@dataclass
class Twin:
    """One of the two worlds. more: whether it holds what the readers may not see, at these addresses."""

    more: bool
    cast: Cast = field(init=False)
    people: dict[str, Person] = field(default_factory=dict)
    dyers: Community = field(init=False)
    boards: dict[str, Board] = field(default_factory=dict)
    threads: dict[str, list[Thread]] = field(default_factory=dict)
    doors: list[Door] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def reader(self, who: str) -> Person | None:
        """Return one of READERS; the stranger as None."""
        return self.people.get(who) or getattr(self.cast, who, None)

    @property
    def neighbours(self) -> list[Person]:
        """Those of the network that nothing else is told of."""
        return [self.people[f"n{number}"] for number in range(NEIGHBOURS)]


def build(twin: Twin, hide: Callable[[Twin, int], None]) -> Twin:
    """Make a world in an empty database, step by step. hide: adds, after each step, what nobody here sees."""
    for number, (act, days) in enumerate(STEPS):
        with fated(f"step {number}", ago(days)):
            act(twin)
        if twin.more:
            hide(twin, number)
            skip_ids(97 + 31 * number)
    with fated("the machine"):
        replay()
        run_waiting()
    return twin


def ago(days: float) -> datetime:
    """Return the moment so many days before everybody looks."""
    return TODAY - timedelta(days=days)


def _people(twin: Twin) -> None:
    twin.cast = make_cast()
    # Who came in the moment a community began is taken for its founder.
    for person, days in ((twin.cast.ben, 180), (twin.cast.nia, 15)):
        Membership.objects.filter(community=twin.cast.weavers, person=person).update(joined_at=ago(days))
    network = twin.cast.network
    names = {"tess": "Tess Quill", "abe": "Abe Marlow", "lou": "Lou Farrow", "kim": "Kim Ashby"}
    names |= {f"n{number}": f"Neighbour {chr(97 + number % 26)}{number}" for number in range(NEIGHBOURS)}
    for name, full in names.items():
        twin.people[name] = person_at(f"{name}@twin.example", name=full, verified=True)
        admit(network, twin.people[name], by=twin.people[name])


def _places(twin: Twin) -> None:
    cast, people = twin.cast, twin.people
    for name in ("tess", "kim", "n0", "n1"):
        admit(cast.potters, people[name], by=cast.eve)
    admit(cast.weavers, people["lou"], by=cast.ada)
    twin.dyers = found_community(name="Dyers", by=people["n2"], domain_statement="Colour that stays.")
    twin.boards = {
        "doorway": cast.open_board,
        "workshop": cast.board,
        "corner": open_board(cast.weavers, by=cast.ada, name="Corner", level=Audience.Level.NETWORK),
        "general": open_board(cast.network, by=cast.sam, name="General", level=Audience.Level.NETWORK),
        "kiln": open_board(cast.potters, by=cast.eve, name="Kiln"),
        "window": open_board(cast.potters, by=cast.eve, name="Window", level=Audience.Level.PUBLIC),
        "vat": open_board(twin.dyers, by=people["n2"], name="Vat", level=Audience.Level.PUBLIC),
    }


def _doors(twin: Twin) -> None:
    twin.doors = places(twin.cast)
    change_mode(twin.cast.weavers, "application", by=twin.cast.ada)
    twin.cast.weavers.refresh_from_db()


def _profiles(twin: Twin) -> None:
    cast, chance = twin.cast, random.Random("profiles")
    parts = ("about", "offers", "asks", "affiliations", "constituencies", "languages", "contact")
    for person in (cast.ada, cast.ben, cast.eve, *twin.neighbours[:12], twin.people["kim"]):
        level = "shared" if person in (cast.ben, cast.eve, *twin.neighbours[:4]) else "network"
        write_profile(
            person,
            by=person,
            about=sentences(chance, 2),
            offers=[sentences(chance, 1)[:80]],
            asks=[sentences(chance, 1)[:80]],
            affiliations=[Stint(f"{person.name.split()[-1]} Mill", "Hand", "2020")],
            constituencies=["hand weaver", "new to it"],
            levels=dict.fromkeys(parts, level),
        )


def _talk(twin: Twin) -> None:
    """Say what the readers may read: enough in two places for a second page, each at a minute of its own."""
    cast, people = twin.cast, twin.people
    _threads(twin, "doorway", (cast.ada, cast.ben, people["lou"]), 34)
    _threads(twin, "kiln", (cast.eve, people["tess"], people["kim"]), 33)
    _threads(twin, "corner", (cast.nia, cast.ben), 4)
    _threads(twin, "general", (cast.sam, cast.pat, people["n3"]), 5)
    _threads(twin, "window", (cast.eve, people["kim"]), 4)
    _threads(twin, "vat", (people["n2"],), 3)
    _threads(twin, "workshop", (people["lou"], cast.nia), 6)
    long = twin.threads["doorway"][0]
    for number in range(24):
        said = sentences(random.Random(f"long {number}"), 2)
        reply(long, by=(cast.ben, people["lou"])[number % 2], source=said, at=ago(20 - number / 7))


def _threads(twin: Twin, board: str, authors: tuple[Person, ...], count: int) -> None:
    chance, begun = random.Random(board), twin.threads.setdefault(board, [])
    for number in range(count):
        by, at = authors[number % len(authors)], ago(1.3 + number * 2.1 + len(board) / 90)
        kind = ("discussion", "question", "story")[number % 3]
        title = sentences(chance, 1)[:60].rstrip(".")
        words = {"title": title, "source": sentences(chance, 4)}
        begun.append(start(twin.boards[board], by=by, kind=kind, at=at, **words))
        if number % 2:
            answered = authors[(number + 1) % len(authors)]
            reply(begun[-1], by=answered, source=sentences(chance, 2), at=at + timedelta(hours=7))
        if number % 6 == 1:
            settle(begun[-1], by=by)


def _read(twin: Twin) -> None:
    for thread in twin.threads["kiln"][::2] + twin.threads["doorway"][::3]:
        stop_at(thread, 1, by=twin.people["tess"])
    for thread in twin.threads["general"] + twin.threads["doorway"][:5]:
        stop_at(thread, 2, by=twin.cast.pat)


def _come_and_go(twin: Twin) -> None:
    people, weavers = twin.people, twin.cast.weavers
    own = {"audience": audience_of(weavers, Audience.Level.AUTHOR), "at": ago(9)}
    start(twin.boards["workshop"], by=people["lou"], title="For myself", source="A linen note.", **own)
    leave(weavers, by=people["lou"])
    apply(weavers, by=people["abe"], reason="I weave at home, linen mostly.")
    post = twin.threads["kiln"][3].posts.get(position=1)
    report(thing_of("conversations.post", post.pk), by=people["tess"], words="Too close to home.")


def _letters(twin: Twin) -> None:
    cast, people = twin.cast, twin.people
    write_to(cast.ada, by=cast.pat, source="May I see your linen?")
    write_to(people["tess"], by=people["kim"], source="Shall we share the kiln?")
    write_to(people["abe"], by=cast.ada, source="We read every request, yours too.")
    write_to(people["lou"], by=people["n4"], source="Come and see the heddle again.")
    propose(people["tess"], people["n1"], by=cast.eve, words="You both glaze.")


# What both worlds have, each step so many days before everybody looks.
STEPS: tuple[tuple[Callable[[Twin], None], float], ...] = (
    (_people, 200),
    (_places, 190),
    (_doors, 12),
    (_profiles, 60),
    (_talk, 10),
    (_read, 7),
    (_come_and_go, 5),
    (_letters, 3),
)
