"""Ways in which sending words can go wrong, and who sends what where, for the tests that nothing is lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client

from kith.base.kit.clock import now
from kith.members.communities.models import Membership
from kith.members.people.models import Person
from kith.services.conversations.models import Thread
from kith.services.moderation.models import Act, Lift
from tests.cast import Cast, a_thread, visit

WORDS = 'These took me ten minutes <and> a "quote".'
REPLY, NEW, CHANGE = "reply", "new", "change"


@dataclass
class Sending:
    """Somebody sends a form. by: whom it is sent as; client: with which cookies."""

    cast: Cast
    kind: str
    by: Person
    address: str
    place: str
    body: dict[str, str]
    thread: Thread
    client: Client = field(default_factory=Client)

    def send(self) -> Any:
        self.client.raise_request_exception = False
        return self.client.post(self.address, self.body)


def sending(cast: Cast, kind: str) -> Sending:
    """Return a form that could be sent as it is: Ben replies, Ben starts, Ada changes her words."""
    thread = a_thread(cast)
    here = f"/c/weavers/conversations/{thread.key}/"
    if kind == REPLY:
        found = Sending(cast, kind, cast.ben, f"{here}replies/", f"reply:{thread.key}", {}, thread)
    elif kind == NEW:
        rest = {"board": "workshop", "kind": "question", "title": "A title"}
        found = Sending(cast, kind, cast.ben, "/c/weavers/conversations/new/", "new:weavers", rest, thread)
    else:
        key = thread.posts.get().key
        found = Sending(cast, kind, cast.ada, f"/c/weavers/posts/{key}/edit/", f"change:{key}", {}, thread)
    found.body["source"] = WORDS
    found.client = visit(found.by)
    return found


def signed_out(it: Sending) -> None:
    it.by.sessions.all().delete()


def strange(it: Sending) -> None:
    it.client = Client()


def outdated(it: Sending) -> None:
    token = it.client.cookies
    it.client = Client(enforce_csrf_checks=True)
    it.client.cookies = token


def forged(it: Sending) -> None:
    outdated(it)
    it.client.cookies["kith_csrf"] = "a" * 32
    it.body["csrfmiddlewaretoken"] = "b" * 32 + "c" * 32


def _stands(state: str) -> Callable[[Sending], None]:
    def change(it: Sending) -> None:
        Membership.objects.filter(person=it.by, community=it.cast.weavers).update(state=state)

    return change


left, removed, moved_on = _stands("left"), _stands("removed"), _stands("alumni")


def somebody_else(it: Sending) -> None:
    it.client, it.by = visit(it.cast.nia), it.cast.nia


def outside(it: Sending) -> None:
    it.client, it.by = visit(it.cast.eve), it.cast.eve


def taken_away(it: Sending) -> None:
    from kith.services.moderation.actions.raising import recognise
    from kith.services.moderation.declarations import thing_of

    recognise(thing_of("conversations.post", it.thread.posts.get(position=1).pk), by=it.cast.nia)


def closed(it: Sending) -> None:
    Thread.objects.filter(pk=it.thread.pk).update(closed_at=now())


def gone(it: Sending) -> None:
    it.thread.delete()


def board_gone(it: Sending) -> None:
    it.cast.board.delete()


def elsewhere(it: Sending) -> None:
    Thread.objects.filter(pk=it.thread.pk).update(community=it.cast.potters)


def no_community(it: Sending) -> None:
    it.address = it.address.replace("weavers", "spinners")


def changed_meanwhile(it: Sending) -> None:
    from kith.services.conversations.actions.editing import edit, version_of

    post = it.thread.posts.get()
    it.body["was"] = version_of(post)
    edit(post, by=it.by, source="Other words, from my phone.")


def with_body(**fields: str) -> Callable[[Sending], None]:
    return lambda it: it.body.update(fields)


def without(name: str) -> Callable[[Sending], None]:
    return lambda it: it.body.pop(name) and None


def _limits(it: Sending) -> None:
    Lift.objects.all().delete()


def first_day(it: Sending) -> None:
    _limits(it)
    name = "reply" if it.kind == REPLY else "thread"
    Act.objects.create(community=it.cast.weavers, person=it.by, name=name, times=10)


def busy_hour(it: Sending) -> None:
    _limits(it)
    Membership.objects.filter(person=it.by).update(joined_at=now() - timedelta(days=9))
    Act.objects.create(community=it.cast.weavers, person=it.by, name="reply", times=20)


def links(it: Sending) -> None:
    _limits(it)
    it.body["source"] += " https://a.example https://b.example https://c.example"
