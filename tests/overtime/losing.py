"""The ways to lose what one could read, and what each channel gives whoever lost it (TRUST A7)."""

import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core import mail
from django.test import Client

from kith.base.kit.clock import now
from kith.desks.yours.actions.carrying import carry_out
from kith.desks.yours.actions.going import ask_to_go
from kith.desks.yours.packing import pack
from kith.members.communities.actions.amending import let_alumni_read
from kith.members.communities.actions.joining import leave
from kith.members.communities.actions.removing import ask_to_leave
from kith.members.communities.models import Audience
from kith.members.communities.stepping import take
from kith.members.communities.viewing import look
from kith.members.people.actions.leaving import end_others
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.departing import Choice
from kith.members.people.keeping import Subject
from kith.members.people.models import Mailed, Person
from kith.members.people.tokens import hashed
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.kinship.actions import gathering
from kith.services.answering.actions.telling import tell
from kith.services.answering.models import Wondering
from kith.services.answering.tokens import path_of
from kith.services.conversations.access import people_who_may_see
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.moderation import found
from kith.services.feed.queries import recent
from kith.services.moderation.actions.raising import recognise
from tests.cast import Cast, a_thread, build_cast, visit

TITLE, SAID = "Selvedge", "zqsaidz"


@dataclass
class Scene:
    """A question that its reader may read, with a post of theirs in it, and somebody asked about it."""

    cast: Cast
    who: Person
    thread: Thread
    browser: Client
    group: Any = None

    @property
    def asked(self) -> Wondering | None:
        return Wondering.objects.filter(thread=self.thread, person=self.who).first()


Lose = Callable[[Scene], object]


def a_scene(where: str) -> Scene:
    """Make it on a board of that name: of all members, of a group, or of the whole network."""
    cast, group = build_cast(), None
    said: dict[str, Any] = {
        "title": f"{TITLE}?",
        "source": f"{SAID} frays.",
        "by": cast.ada,
        "kind": "question",
    }
    if where == "group":
        group = gathering.form(cast.weavers, by=cast.ada, name="Night shift", purpose="After ten.")
        gathering.join(group, by=cast.ben)
        thread = gathering.start_conversation(group, **said)
    elif where == "network":
        board = open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
        thread = a_thread(cast, board=board, at=now(), **said)
    else:
        thread = a_thread(cast, at=now(), **said)
    who = cast.eve if where == "network" else cast.ben
    Wondering.objects.create(community=cast.weavers, thread=thread, person=who, by=cast.nia)
    if who == cast.ben:
        # What somebody answers is quoted in their own data.
        to = thread.posts.get()
        aside = a_thread(cast, by=cast.ben, board=cast.open_board, title="Aside", source="Mine.")
        Post.objects.filter(thread=aside).update(reply_to=to)
    return Scene(cast, who, thread, visit(who), group)


def _is_gone(scene: Scene) -> None:
    assert carry_out(ask_to_go(Choice.NAMELESS, by=scene.who, at_once=True).pk)


def _friend_no_more(scene: Scene) -> None:
    let_alumni_read(scene.cast.weavers, False, by=scene.cast.ada)


def _hidden(scene: Scene) -> None:
    post = scene.thread.posts.order_by("position")[0]
    thing = found(scene.cast.nia, post.key)
    assert thing is not None
    recognise(thing, by=scene.cast.nia)


def befriended(scene: Scene) -> None:
    """Let them move on first, as a friend who reads along."""
    let_alumni_read(scene.cast.weavers, True, by=scene.cast.ada)
    take("alumnus", scene.cast.weavers, by=scene.who)


# By what happened: where the conversation stands, and how it is lost.
LOSSES: dict[str, tuple[str, Lose]] = {
    "left": ("community", lambda scene: leave(scene.cast.weavers, by=scene.who)),
    "moved on": ("community", lambda scene: take("alumnus", scene.cast.weavers, by=scene.who)),
    "asked to leave": (
        "community",
        lambda scene: ask_to_leave(scene.cast.weavers, scene.who, by=scene.cast.ada, reason="For that."),
    ),
    "closed to friends": ("friends", _friend_no_more),
    "left its group": ("group", lambda scene: gathering.leave(scene.group, by=scene.who)),
    "left the community of its group": ("group", lambda scene: leave(scene.cast.weavers, by=scene.who)),
    "moved to a narrower board": (
        "network",
        lambda scene: rehang(scene.thread, scene.cast.board, by=scene.cast.ada),
    ),
    "hidden": ("community", _hidden),
    "erased": ("community", _is_gone),
    "its session ended": ("community", lambda scene: end_others(None, by=scene.who)),
}


def channels(scene: Scene) -> dict[str, bool]:
    """Ask each channel, at this very moment, and say which gives something of the conversation."""
    thread, browser = scene.thread, scene.browser
    thread.refresh_from_db()
    slug, post = "weavers", Post.objects.filter(thread=thread).order_by("position")[0]

    def names(address: str) -> bool:
        text = browser.get(address).content.decode()
        return TITLE in text or SAID in text

    here = f"/c/{slug}/conversations/"
    viewer = look(hashed(browser.cookies[SESSION_COOKIE].value), slug)
    return {
        "page": names(f"{here}{thread.key}/"),
        "printed": names(f"{here}{thread.key}/print/"),
        "list": names(here),
        "waiting": names(f"{here}waiting/"),
        "search": names("/search/?q=frays"),
        "home": names(f"/c/{slug}/"),
        "permalink": thread.key in browser.get(f"/posts/{post.key}/").headers.get("Location", ""),
        "history": names(f"/c/{slug}/posts/{post.key}/history/"),
        "feed": any(TITLE in line.title for line in recent(viewer)),
        "may see": people_who_may_see(thread).filter(pk=scene.who.pk).exists(),
    }


def kept(scene: Scene) -> bool:
    """Say whether what is packed of everything about them holds something of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "all.zip")
        pack(Subject.of(scene.who), scene.who, path)
        with zipfile.ZipFile(path) as packed:
            text = "\n".join(packed.read(name).decode() for name in packed.namelist())
    return TITLE in text or SAID in text


def mailed(scene: Scene) -> bool:
    """Send what is queued, and say whether a mail went out."""
    mail.outbox.clear()
    Mailed.objects.filter(person=scene.who).delete()
    tell(scene.asked.pk if scene.asked else 0)
    return bool(mail.outbox)


def linked(scene: Scene) -> bool:
    """Open the link that such a mail has, and say whether the page tells anything."""
    if scene.asked is None:
        return False
    text = visit().get(path_of(scene.asked)).content.decode()
    return TITLE in text or SAID in text


def answered(scene: Scene) -> bool:
    """Try to reply from the page as it lies open, and say whether it was taken."""
    before = Post.objects.filter(thread=scene.thread).count()
    address = f"/c/weavers/conversations/{scene.thread.key}/replies/"
    scene.browser.post(address, {"source": "Still here.", "once": "1"})
    return Post.objects.filter(thread=scene.thread).count() > before
