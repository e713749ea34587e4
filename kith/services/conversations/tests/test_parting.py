"""Whatever is done to conversations in whatever order, each post has its place and its readers."""

import random

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Audience
from kith.rooms.forums.actions.opening import open_board
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.splitting import split
from kith.services.conversations.models import Move, Post, Thread
from kith.services.conversations.tests.talking import at, keys, talk
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


class Oracle:
    """What each post and each reader should have: posts in order, and who may read them."""

    def __init__(self, cast):
        self.cast, self.boards = cast, [cast.board, cast.open_board]
        self.boards.append(open_board(cast.weavers, by=cast.ada, name="Loft"))
        self.boards.append(
            open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
        )
        self.readers = {}

    def wrote(self, post, level):
        self.readers[post.key] = level

    def check(self):
        for thread in Thread.objects.all():
            posts = list(Post.objects.filter(thread=thread).order_by("position"))
            assert [post.position for post in posts] == list(range(1, len(posts) + 1))
            assert thread.post_count == len(posts)
            assert thread.started_by_id == posts[0].author_id
            assert posts[1:] == sorted(posts[1:], key=lambda post: post.posted_at)
        for who, levels in (("eve", ("network", "public")), (None, ("public",)), ("ben", None)):
            client = visit(getattr(self.cast, who) if who else None)
            seen = {key for key in self.readers if self._led(client, key)}
            may = {key for key, level in self.readers.items() if levels is None or level in levels}
            assert seen == may

    @staticmethod
    def _led(client, key):
        answer = client.get(f"/posts/{key}/")
        return answer.status_code == 302 and "sign-in" not in answer["Location"]


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_done_in_whatever_order_each_post_has_its_place_and_its_readers(seed):
    chance = random.Random(seed)
    cast = build_cast()
    oracle = Oracle(cast)
    clock = iter(range(1_000))
    for board in oracle.boards:
        thread = talk(cast, next(clock), next(clock), board=board, title=board.name)
        for post in thread.posts.all():
            oracle.wrote(post, board.audience.level)
    for _step in range(15):
        _do_something(cast, oracle, chance, clock)
        oracle.check()
    assert Move.objects.values("what").distinct().count() > 1


def _do_something(cast, oracle, chance, clock):
    thread = chance.choice(list(Thread.objects.order_by("pk")))
    what = chance.choice(["reply", "reply", "move", "split", "join"])
    try:
        if what == "reply":
            oracle.wrote(
                reply(thread, by=cast.ben, source="More.", at=at(next(clock))), thread.audience.level
            )
        elif what == "move":
            board = chance.choice(oracle.boards)
            thread = rehang(thread, board, by=cast.ada)
        elif what == "split":
            last = thread.post_count
            split(
                thread,
                keys(thread, *chance.sample(range(1, last + 1), min(2, last))),
                by=cast.ada,
                title="New",
            )
        else:
            thread = join(thread, chance.choice(list(Thread.objects.order_by("pk"))), by=cast.ada)
    except Refusal:
        return
    for post in Post.objects.filter(thread__in=Thread.objects.all()).select_related("thread__audience"):
        if post.thread_id == thread.pk:
            oracle.wrote(post, thread.audience.level)


def test_a_moved_post_that_keeps_its_old_readers_is_noticed():
    cast = build_cast()
    oracle = Oracle(cast)
    wide = oracle.boards[-1]
    thread = talk(cast, 0, 1, board=wide)
    rehang(thread, cast.board, by=cast.ada)
    for post in thread.posts.all():
        oracle.wrote(post, "community")
    oracle.check()
    # The fault: the thread hangs there, and is read as it was before.
    Thread.objects.filter(pk=thread.pk).update(audience=wide.audience)
    with pytest.raises(AssertionError):
        oracle.check()
