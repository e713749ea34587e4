"""Splitting posts off into a conversation of their own."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.base.kit.text import minutes_to_read, searchable_text
from kith.members.people.models import Person
from kith.services.conversations import following
from kith.services.conversations.actions.counting import count_again
from kith.services.conversations.actions.holding import held, reason
from kith.services.conversations.actions.ordering import in_order, lay_out, part_places
from kith.services.conversations.actions.replying import MAX_MINUTES
from kith.services.conversations.actions.retelling import tell_again
from kith.services.conversations.actions.starting import typed_title
from kith.services.conversations.models import Hiding, Move, Post, Thread

MOST = 200  # posts at once


@transaction.atomic
def split(
    thread: Thread,
    keys: Sequence[str],
    *,
    by: Person,
    title: str,
    why: str = "",
    second: Person | None = None,
) -> Thread:
    """Give posts of a thread (their keys) a thread of their own, beside it and for its readers; return it.

    Their order, addresses, earlier versions and what they answer stay. Raises Refusal as `held` does,
    "bad-request" for no title and for no posts or too many, "changed-meanwhile" where one is there no more.
    """
    title, why = typed_title(title, ""), reason(why, needed=False)
    thread = held(thread, by, second)
    posts = in_order(thread)
    chosen = _chosen(posts, set(keys))
    going = {post.pk for post in chosen}
    staying = [post for post in posts if post.pk not in going]
    before = [post.position for post in staying], [post.position for post in chosen]
    new = _open(thread, chosen[0].pk, title)
    lay_out([thread], (thread, staying), (new, chosen))
    following.follow_posts(going, new)
    part_places(thread, new, *before)
    _count(thread, new)
    move = Move(what=Move.What.SPLIT, thread=new, other=thread, count=len(chosen), why=why)
    _note(move, thread, by, second)
    tell_again(thread)
    ledger.record(ledger.happening("conversations.split", by, new, at=move.at))
    return new


def _chosen(posts: Sequence[Post], keys: set[str]) -> list[Post]:
    if not keys or len(keys) > MOST:
        raise refuse(
            "bad-request", happened=_("Choose the posts that go: one at least, two hundred at most.")
        )
    hidden = set(Hiding.objects.filter(thread=posts[0].thread_id).values_list("post", flat=True))
    chosen = [post for post in posts if post.key in keys and post.pk not in hidden]
    if len(chosen) != len(keys):
        raise refuse("changed-meanwhile")
    if chosen[0].position == 1:
        raise refuse("bad-request", happened=_("The first post opens this conversation, so it stays."))
    return chosen


def _open(thread: Thread, first: int, title: str) -> Thread:
    post = Post.objects.get(pk=first)
    return Thread.objects.create(
        community_id=thread.community_id,
        audience=thread.audience,
        host_kind=thread.host_kind,
        host_id=thread.host_id,
        title=title,
        started_by_id=post.author_id,
        started_at=post.posted_at,
        last_post_by_id=post.author_id,
        is_tended=True,
    )


def _count(thread: Thread, new: Thread) -> None:
    words = Post.objects.filter(thread=new, hiding=None).values_list("source", "format")
    minutes = sum(minutes_to_read(searchable_text(source, written)) for source, written in words)
    for one, its in ((new, minutes), (thread, thread.minutes - minutes)):
        count_again(one)
        one.minutes = min(max(its, 1), MAX_MINUTES)
        one.is_tended = True
        one.version += 1
        one.save()


def _note(move: Move, thread: Thread, by: Person, second: Person | None) -> None:
    move.community_id, move.was_audience = thread.community_id, thread.audience
    move.was_host_kind, move.was_host_id = thread.host_kind, thread.host_id
    move.by, move.second, move.at = by, second, now()
    move.save()
