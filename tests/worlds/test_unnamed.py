"""Who asked without a name cannot be told from anything but what their seal opens (TRUST B8).

One world is built twice. In one Ben asks, goes on and closes it, in the morning; in the other Nia does,
after noon. Every byte that reaches anybody else is the same: pages, forms, searches, feed, mail, exports.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.members.people.models import Person
from kith.services.activity.tests.replaying import replay
from kith.services.conversations import queries, voices
from kith.services.conversations.actions.closing import close
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.helping import mark_helpful
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import settle
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Thread
from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet
from kith.services.jobs.worker import run_waiting
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from kith.services.unnamed import queries as unnamed
from kith.services.unnamed.actions.allowing import allow
from kith.services.unnamed.actions.opening import ask_to_open
from kith.services.unnamed.models import Seal, Unsealing
from tests.cast import Cast, make_cast, visit
from tests.worlds.channels import what_comes
from tests.worlds.fate import TODAY, fated, undone
from tests.worlds.replaying import Answer, Reader, Step, differences

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

ASKERS = {"ben": timedelta(hours=-5, minutes=-9), "nia": timedelta(hours=-1, minutes=-2)}
READERS = ("stranger", "ada", "pat", "raj", "eve", "sam")
STEPS = 130
SEARCHES = ("froze", "someone", "ben", "nia", "talbot", "prosser", "from:ben", "by:ben")
Patch = pytest.MonkeyPatch


@dataclass
class Asked:
    """A world in which one of ASKERS asked something without their name."""

    by: str
    cast: Cast = field(init=False)
    threads: list[Thread] = field(default_factory=list)

    def reader(self, who: str) -> Person | None:
        """Return one of READERS; the stranger as None."""
        return getattr(self.cast, who, None)


def build(world: Asked) -> Asked:
    """Make it in an empty database: whoever asked does so at an hour of their own, all others at the same."""
    with fated("before", TODAY - timedelta(days=40)):
        _people(world)
    for number, act in enumerate((_ask, _answer, _go_on, _look_into, _end)):
        of_the_day = TODAY - timedelta(days=8 - number)
        own = ASKERS[world.by] if act in (_ask, _go_on, _end) else timedelta()
        with fated(f"act {number}", of_the_day + own):
            act(world)
    with fated("the machine"):
        replay()
        run_waiting()
    return world


def _people(world: Asked) -> None:
    cast = world.cast = make_cast()
    for person in (cast.pat, cast.raj):
        admit(cast.weavers, person, by=cast.ada)
    take_duty(cast.weavers, cast.pat, Duty.Kind.FACILITATOR, by=cast.ada)
    allow(cast.weavers, by=cast.ada)


def _ask(world: Asked) -> None:
    by = getattr(world.cast, world.by)
    keep("new:weavers", Sheet("Is it only", "I fr", was="unnamed"), by=by)
    for board in (world.cast.board, world.cast.open_board):
        words = {"title": "Is it only me?", "source": "I froze at the loom. @Raj Anand, @Sam Whitlock?"}
        world.threads.append(start(board, by=by, kind="question", without_name=True, **words))


def _answer(world: Asked) -> None:
    for thread in world.threads:
        first = thread.posts.get(position=1)
        reply(thread, by=world.cast.raj, source="It is not only you.", reply_to=first)
        reply(thread, by=world.cast.ada, source="> I froze at the loom.\n\nMe too.")


def _go_on(world: Asked) -> None:
    by = getattr(world.cast, world.by)
    for thread in world.threads:
        reply(thread, by=by, source="Thank you, both.")
        edit(thread.posts.get(position=1), by=by, source="I froze at the loom, twice. @Raj Anand?")
        mark_helpful(thread.posts.get(position=2), by=by)


def _look_into(world: Asked) -> None:
    cast, post = world.cast, world.threads[0].posts.get(position=1)
    thing = thing_of("conversations.post", post.pk)
    report(thing, by=cast.raj, words="I worry about this.")
    ask_to_open(thing, by=cast.ada, why="I fear for somebody.")


def _end(world: Asked) -> None:
    by = getattr(world.cast, world.by)
    settle(world.threads[0], by=by)
    close(world.threads[1], by=by, why="I have what I needed.")


Answers = dict[Step, Answer]


def _heard(by: str, readers: tuple[str, ...], known: dict[str, Answers], plant: Any) -> dict[str, Answers]:
    """Return what each reader meets in a world. known: by reader, the steps to take again."""
    heard: dict[str, Answers] = {}
    with undone():  # What an unknown address is compared with is made up once in a process.
        visit().post("/sign-in/password/", {"address": "nobody@cast.example", "password": "not known here"})
    with undone(), Patch.context() as patch:
        mail.outbox.clear()
        plant(patch)
        world = build(Asked(by))
        for who in readers:
            point = transaction.savepoint()
            came, reader = what_comes(world, who), Reader(world, who)  # type: ignore[arg-type]
            if who in known:
                reader.ask_all(step for step in known[who] if step not in came)
            else:
                reader.go_round(_first(world), STEPS)
            heard[who] = came | reader.known
            transaction.savepoint_rollback(point)
    return heard


def _first(world: Asked) -> list[Step]:
    there = [f"/c/weavers/conversations/{thread.key}/" for thread in world.threads]
    ways = ["", "print/", "?page=1", "who-might-know/", "overview/"]
    found = [f"{address}{way}" for address in there for way in ways]
    for post in (post for thread in world.threads for post in thread.posts.order_by("position")):
        found += [f"/posts/{post.key}/", f"/c/weavers/posts/{post.key}/history/"]
        found += [f"/c/weavers/posts/{post.key}/edit/", f"/c/weavers/unnamed/of/{post.key}/"]
    pages = (
        "/",
        "/fortnight/",
        "/c/weavers/",
        "/c/weavers/conversations/",
        "/c/weavers/care/",
        "/you/unnamed/",
    )
    found += [*pages, "/c/weavers/about/", "/c/weavers/unnamed/", "/c/weavers/people/"]
    found += [f"/c/weavers/unnamed/openings/{one.key}/" for one in Unsealing.objects.all()]
    found += [f"/people/{world.cast.ben.key}/", f"/people/{world.cast.nia.key}/"]
    found += [f"/search/?q={words}" for words in SEARCHES]
    found += [f"/c/weavers/named/?q={begun}" for begun in ("so", "be", "ni")]
    return [("GET", address) for address in found]


@pytest.fixture(scope="module")
def worlds(one_database: None) -> tuple[dict[str, Answers], dict[str, Answers]]:
    one = _heard("ben", READERS, {}, lambda patch: None)
    other = _heard("nia", READERS, one, lambda patch: None)
    return one, other


@pytest.mark.parametrize("who", READERS)
def test_nobody_can_tell_who_asked(who: str, worlds: tuple[dict[str, Answers], dict[str, Answers]]):
    one, other = worlds
    told = differences(one[who], other[who])
    assert told == [], "\n\n".join(told)


def test_they_looked_at_what_was_asked(worlds: tuple[dict[str, Answers], dict[str, Answers]]):
    for who in ("ada", "raj"):
        met = [
            step for step, answer in worlds[0][who].items() if "I froze at the loom, twice." in answer.body
        ]
        assert len(met) >= 6, met
    letters = worlds[0]["raj"]["MAIL", "all"].body
    assert "Someone here mentions you in Weavers" in letters


def _author_kept(patch: Patch) -> None:
    real = voices.unnamed

    def unnamed_(by: Person, at: datetime | None = None) -> voices.Voice:
        voice = real(by, at)
        return voices.Voice(by, by, voice.at, voice.touched, is_unnamed=True)

    for name in ("starting", "editing"):
        patch.setattr(f"kith.services.conversations.actions.{name}.unnamed", unnamed_)


def _in_the_ledger(patch: Patch) -> None:
    patch.setattr(voices.Voice, "actor", property(lambda voice: voice.person))


def _to_the_second(patch: Patch) -> None:
    patch.setattr(voices, "day_alone", lambda moment: moment)


def _name_for_one(patch: Patch) -> None:
    def who(row: Any, person: Any) -> str:
        row.agreed_at = row.asked_at
        return Seal.objects.get(post_id=row.post_id).person.name

    patch.setattr(unnamed, "_who", who)


def _own_of_all(patch: Patch) -> None:
    """Let everybody have the marks of whoever asked, as if the seal were asked of nobody."""
    bens = "u.person_id IN (SELECT id FROM people_person WHERE name = 'Ben Talbot')"
    said = queries._OPENING.replace("u.person_id = %s", f"(u.person_id = %s OR {bens})")
    patch.setattr(queries, "_OPENING", said)
    queries._statement.cache_clear()


PLANTS = {
    "the author stays on the post": (_author_kept, "raj"),
    "the ledger names who asked": (_in_the_ledger, "raj"),
    "the hour is kept": (_to_the_second, "raj"),
    "one alone reads the name": (_name_for_one, "ada"),
    "others are taken for who asked": (_own_of_all, "raj"),
}


def _near(step: Step) -> bool:
    """Keep a few steps, where a leak would show first."""
    return step[0] == "GET" and ("/conversations/" in step[1] or "/unnamed/" in step[1])


@pytest.mark.parametrize("name", PLANTS)
def test_a_leak_is_seen(name: str, worlds: Any, one_database: None):
    plant, who = PLANTS[name]
    known = {who: {step: said for step, said in worlds[0][who].items() if _near(step)}}
    one = _heard("ben", (who,), known, plant)
    other = _heard("nia", (who,), known, plant)
    queries._statement.cache_clear()
    assert differences(one[who], other[who]) != []
