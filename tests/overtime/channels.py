"""Every way by which words reach somebody, and what the oracle says of it. Each fault is a line of text."""

import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.test import Client

from kith.base.kit.ledger import kind_of
from kith.base.kit.prepared import Prepared
from kith.desks.home import talk as home
from kith.desks.yours.packing import pack
from kith.members.communities.viewing import look
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.keeping import Subject
from kith.members.people.models import Person
from kith.members.people.tokens import hashed
from kith.members.people.viewer import Viewer
from kith.services.activity.models import Entry
from kith.services.activity.projections import registered
from kith.services.conversations.access import people_who_may_see, posts_visible_to, threads_visible_to
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.queries import newest_in, newest_on, opening
from kith.services.feed.queries import recent
from kith.services.search.queries import find
from tests.cast import visit
from tests.overtime.oracle import Said, Talk
from tests.overtime.walking import COMMON, Walk

WORD = re.compile(r"z[tp]\d{5}z")
_DAY = home.FORTNIGHT
# What everybody is asked after each step: to build it anew costs many times what running it does.
_ROWS = Prepared(lambda person: threads_visible_to(Viewer(person)).values_list("key"), person=int)
_POSTS = Prepared(lambda person: posts_visible_to(Viewer(person)).values_list("key"), person=int)


class Channels:
    """The readers of a walk, each at a browser of their own, and what the projections have read."""

    def __init__(self, walk: Walk) -> None:
        self.walk, self.oracle = walk, walk.oracle
        self.clients: dict[str | None, Client] = {name: visit(p) for name, p in walk.people.items()}
        self.clients[None] = visit()
        self.read_to, self.is_current = 0, True
        self.catch_up()

    def catch_up(self) -> None:
        """Let the projections read what was written since they last did."""
        new = list(Entry.objects.filter(pk__gt=self.read_to).order_by("pk"))
        for projection in registered():
            projection.apply(new)
        self.read_to = new[-1].pk if new else self.read_to
        self.is_current = True

    # Each of these yields what is wrong.

    def faults(self) -> Iterator[str]:
        """Ask every channel that answers without a page, for every person."""
        keys = dict(Post.objects.values_list("key", "thread__key"))
        yield from self._same("there", None, set(keys), {p.key for t in self._talks() for p in t.posts})
        for who in self.clients:
            if who not in self.oracle.erased:
                yield from self._of(who)
        yield from self._who_may_see()

    def _of(self, who: str | None) -> Iterator[str]:
        person = self.walk.people[who] if who else None
        may = {talk.key for talk in self._talks() if self.oracle.reads(who, talk)}
        posts = {p.key for talk in self._talks() for p in talk.posts if self.oracle.reads_post(who, talk, p)}
        pk = person.pk if person else None
        yield from self._same("rows", who, {key for (key,) in _ROWS.rows(person=pk)}, may)
        yield from self._same("posts", who, {key for (key,) in _POSTS.rows(person=pk)}, posts)
        yield from self._same("page", who, set(self._opened(who)), may)
        yield from self._lists(who, may)
        yield from self._search(who, person)
        yield from self._feed(who, person, may)
        yield from self._home(who, may)

    def _opened(self, who: str | None) -> Iterator[str]:
        cookie = self.clients[who].cookies.get(SESSION_COOKIE)
        token = hashed(cookie.value) if cookie else None
        viewers = {place: look(token, place) for place in self.walk.places}
        return (t.key for t in self._talks() if opening(t.key, viewers[t.place]) is not None)

    def _lists(self, who: str | None, may: set[str]) -> Iterator[str]:
        viewer = self._viewer(who)
        for place, community in self.walk.places.items():
            here = {talk.key for talk in self._talks() if talk.place == place and talk.key in may}
            yield from self._same("list", who, {line.key for line in newest_in(community.pk, viewer)}, here)
        for name, (_place, _level, board) in self.walk.boards.items():
            on = {talk.key for talk in self._talks() if talk.board == name and talk.key in may}
            lines = newest_on(kind_of(board), board.pk, viewer)
            yield from self._same(f"board {name}", who, {line.key for line in lines}, on)

    def _search(self, who: str | None, person: Person | None) -> Iterator[str]:
        hits, page = [], 1
        while True:
            found = find(person, COMMON, page=page)
            hits += [*found.hits, *found.near]
            if not found.has_more:
                break
            page += 1
        keys = {hit.href.strip("/").split("/")[-1] for hit in hits}
        allowed = self.oracle.found(who)
        yield from self._same("search", who, keys, allowed if self.is_current else keys & allowed)
        said = {word for hit in hits for word in WORD.findall(f"{hit.title} {hit.snippet}")}
        yield from self._only("search words", who, said, self.oracle.words(who))

    def _feed(self, who: str | None, person: Person | None, may: set[str]) -> Iterator[str]:
        lines = recent(person, count=200)
        told = {line.href.strip("/").split("/")[-1] for line in lines if "/conversations/" in line.href}
        usual = {
            talk.key
            for talk in self._talks()
            if talk.came and not any(p.concerns for p in talk.posts) and self.is_current
        }
        yield from self._same("feed", who, told, (told & may) | (usual & may))

    def _home(self, who: str | None, may: set[str]) -> Iterator[str]:
        viewer = self._viewer(who)
        for place, community in self.walk.places.items():
            here = {line.key for line in home.newest_here(viewer, community)}
            most = min(
                home.TALK_HERE + home.WAITING_HERE,
                len([t for t in self._talks() if t.place == place and t.key in may]),
            )
            yield from self._only("home", who, here, may)
            if len(here) != most:
                yield f"home: {who} is shown {len(here)} of {most}"
            yield from self._only(
                "home waits", who, {line.key for line in home.waiting_here(viewer, community)}, may
            )
        if who is not None:
            since = home.now() - _DAY
            lines: list[Any] = [
                *home.waiting_for(viewer),
                *home.moved(viewer, since),
                *home.news(viewer, since).values(),
            ]
            yield from self._only("fortnight", who, {line.key for line in lines}, may)

    def _who_may_see(self) -> Iterator[str]:
        for thread in Thread.objects.select_related("audience__community", "audience__group", "started_by"):
            talk = self.oracle.talks[thread.key]
            people = set(people_who_may_see(thread).values_list("pk", flat=True))
            names = {self.walk.names[pk] for pk in people}
            yield from self._same(f"people who may see {talk.key}", None, names, self.oracle.readers(talk))

    # Pages, and what is packed.

    def page_faults(self, talk: Talk, who: str | None) -> Iterator[str]:
        """Open a conversation and one of its posts, as a browser does."""
        client, may = self.clients[who], self.oracle.reads(who, talk)
        response = client.get(f"/c/{talk.place}/conversations/{talk.key}/?page=1")
        if (response.status_code == 200) != may:
            yield f"page: {who} got {response.status_code} for {talk}"
        yield from self._text("page", who, response.content.decode())
        said = self.walk.pick(talk.posts)
        yield from self._post(talk, said, who)

    def _post(self, talk: Talk, said: Said, who: str | None) -> Iterator[str]:
        client, may = self.clients[who], self.oracle.reads_post(who, talk, said)
        to = client.get(f"/posts/{said.key}/")
        went = to.status_code == 302 and talk.key in to["Location"]
        if went != may:
            yield f"permalink: {who} got {to.status_code} for {said}"
        before = client.get(f"/c/{talk.place}/posts/{said.key}/history/")
        if (before.status_code == 200) != may:
            yield f"history: {who} got {before.status_code} for {said}"
        yield from self._text("history", who, before.content.decode())

    def address_faults(self, who: str | None) -> Iterator[str]:
        """Open a page that gathers from many conversations, and an address that leads elsewhere by now."""
        client = self.clients[who]
        addresses = ["/", "/c/weavers/", "/c/potters/", "/c/weavers/conversations/", f"/search/?q={COMMON}"]
        address = self.walk.pick([*addresses, "/c/weavers/conversations/waiting/", "/c/weavers/groups/"])
        yield from self._text(address, who, client.get(address).content.decode())
        for old, new in self.oracle.joined.items():
            while new in self.oracle.joined:
                new = self.oracle.joined[new]
            talk = self.oracle.talks[new]
            response = client.get(f"/c/{talk.place}/conversations/{old}/")
            led = response.status_code in (301, 302, 303) and new in response["Location"]
            if led != self.oracle.reads(who, talk):
                yield f"old address: {who} got {response.status_code} for {talk}"

    def export_faults(self, who: str) -> Iterator[str]:
        """Pack all that is known of somebody: their own words, and of others' only what they may read."""
        if who in self.oracle.erased:
            return
        person = self.walk.people[who]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "all.zip")
            pack(Subject.of(person), person, path)
            with zipfile.ZipFile(path) as packed:
                text = "\n".join(packed.read(name).decode() for name in packed.namelist())
                rows = json.loads(packed.read("data/index.json"))["kinds"]
        yield from self._only("export", who, set(WORD.findall(text)), self.oracle.words(who, kept=True))
        own = {p.word for t in self._talks() for p in t.posts if p.author == who and p.word}
        if own - set(WORD.findall(text)) or (own and "conversations-post" not in rows):
            yield f"export: {who} misses {own - set(WORD.findall(text))}"

    # Comparing.

    def _talks(self) -> list[Talk]:
        return list(self.oracle.talks.values())

    def _viewer(self, who: str | None) -> Viewer:
        return Viewer(self.walk.people[who].pk if who else None)

    def _text(self, channel: str, who: str | None, text: str) -> Iterator[str]:
        reader = None if who in self.oracle.erased else who
        yield from self._only(channel, who, set(WORD.findall(text)), self.oracle.words(reader))

    def _only(self, channel: str, who: str | None, got: set, allowed: set) -> Iterator[str]:
        if got - allowed:
            yield f"{channel}: {who} gets {self._named(got - allowed)}"

    def _same(self, channel: str, who: str | None, got: set, wanted: set) -> Iterator[str]:
        yield from self._only(channel, who, got, wanted)
        if wanted - got:
            yield f"{channel}: {who} misses {self._named(wanted - got)}"

    def _named(self, things: set) -> list:
        known = {talk.key: talk for talk in self._talks()}
        return [known.get(thing, thing) for thing in sorted(things)]
