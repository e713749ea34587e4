"""Posts split off and conversations put together: nothing of them is lost, and nobody is let in."""

import random
from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Audience
from kith.ports.mail.models import ArchivedMessage
from kith.rooms.forums.actions.opening import open_board
from kith.services.activity.models import Entry
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.closing import close
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.splitting import split
from kith.services.conversations.actions.thanking import thank
from kith.services.conversations.models import Move, Post, ReadingPosition, Thanks, Thread
from kith.services.search.models import SearchDocument
from kith.services.search.queries import find
from tests.cast import a_thread, build_cast, visit

pytestmark = pytest.mark.django_db

BEGAN = now() - timedelta(days=2)


def at(minute):
    return BEGAN + timedelta(minutes=minute)


def address(thread, tail=""):
    return f"/c/{thread.community.slug}/conversations/{thread.key}/{tail}"


def talk(cast, *minutes, title="Warp or weft first?", **fields):
    """Start a conversation with a post at each of these minutes, in turn by Ada, Ben and Nia."""
    people = (cast.ada, cast.ben, cast.nia)
    thread = a_thread(cast, title=title, source=f"{title} {minutes[0]}", at=at(minutes[0]), **fields)
    for number, minute in enumerate(minutes[1:], start=1):
        reply(thread, by=people[number % 3], source=f"{title} {minute}", at=at(minute))
    return Thread.objects.get(pk=thread.pk)


def laid(thread):
    return list(Post.objects.filter(thread=thread).order_by("position").values_list("position", "source"))


def keys(thread, *positions):
    return list(Post.objects.filter(thread=thread, position__in=positions).values_list("key", flat=True))


def read(thread, person):
    return (
        ReadingPosition.objects.filter(thread=thread, person=person)
        .values_list("position", flat=True)
        .first()
    )


def test_posts_split_off_keep_their_order_and_leave_no_gap():
    cast = build_cast()
    thread = talk(cast, 0, 1, 2, 3, 4, title="Wool")
    post = Post.objects.get(thread=thread, position=3)
    post = edit(post, by=post.author, source="Wool 2, dyed")
    answer = reply(thread, by=cast.ben, source="Wool 5", reply_to=post, at=at(5))
    version = Thread.objects.get(pk=thread.pk).version
    new = split(thread, keys(thread, 3, 5), by=cast.ada, title="Dyes", why="Another matter.")
    thread.refresh_from_db()
    assert laid(thread) == [(1, "Wool 0"), (2, "Wool 1"), (3, "Wool 3"), (4, "Wool 5")]
    assert laid(new) == [(1, "Wool 2, dyed"), (2, "Wool 4")]
    assert (new.title, new.started_by, new.started_at) == ("Dyes", post.author, at(2))
    assert (new.post_count, new.last_post_at, new.first_reply_at) == (2, at(4), at(4))
    assert (thread.post_count, thread.last_post_at, thread.first_reply_at) == (4, at(5), at(1))
    assert (new.host_id, new.audience, new.kind) == (thread.host_id, thread.audience, "discussion")
    assert thread.version > version
    answer.refresh_from_db()
    assert (answer.reply_to, answer.thread, post.revisions.count()) == (post, thread, 1)
    move = Move.objects.get()
    assert (move.what, move.thread, move.other, move.count, move.why) == (
        "split",
        new,
        thread,
        2,
        "Another matter.",
    )
    assert Entry.objects.get(verb="conversations.split").subject_id == new.pk


def test_addresses_of_posts_lead_to_where_they_are_now():
    cast = build_cast()
    thread = talk(cast, *range(15))
    post = Post.objects.get(thread=thread, position=24)
    new = split(thread, keys(thread, 24, 25), by=cast.ada, title="Dyes")
    where = visit(cast.nia).get(f"/posts/{post.key}/")["Location"]
    assert where == address(new, f"?page=1#p-{post.key}")
    assert "Ada Okafor split posts off" in visit(cast.nia).get(address(thread)).content.decode()


def test_how_far_each_read_follows_when_posts_are_split_off():
    cast = build_cast()
    thread = talk(cast, *range(6))
    ReadingPosition.objects.all().delete()
    for person, position in ((cast.ada, 6), (cast.ben, 4), (cast.nia, 2)):
        stop_at(thread, position, by=person)
    new = split(thread, keys(thread, 3, 5), by=cast.ada, title="Dyes")
    assert [read(thread, one) for one in (cast.ada, cast.ben, cast.nia)] == [4, 3, 2]
    assert [read(new, one) for one in (cast.ada, cast.ben, cast.nia)] == [2, 1, None]


def test_what_goes_with_a_post_follows_it():
    cast = build_cast()
    thread = talk(cast, *range(4))
    kept, hidden = Post.objects.get(thread=thread, position=2), Post.objects.get(thread=thread, position=3)
    thank(kept, by=cast.ada)
    mail = ArchivedMessage.objects.create(
        community=cast.weavers, message_hash="a", thread=thread, post=kept, sent_at=at(1)
    )
    new = split(thread, keys(thread, 2, 4), by=cast.ada, title="Dyes")
    hide(hidden.pk)
    mail.refresh_from_db()
    assert (Thanks.objects.get().thread, mail.thread) == (new, new)
    with pytest.raises(Refusal):
        split(thread, [hidden.key], by=cast.ada, title="Unseen")
    back = join(thread, new, by=cast.ada)
    mail.refresh_from_db()
    hidden.refresh_from_db()
    assert (Thanks.objects.get().thread, mail.thread, hidden.hiding.thread) == (back, back, back)


def test_the_first_post_stays_and_what_went_already_is_said():
    cast = build_cast()
    thread = talk(cast, *range(4))
    went = keys(thread, 3)
    for chosen, code in (
        (keys(thread, 1, 2), "bad-request"),
        ([], "bad-request"),
        (["0" * 13], "changed-meanwhile"),
    ):
        with pytest.raises(Refusal) as no:
            split(thread, chosen, by=cast.ada, title="Dyes")
        assert no.value.code == code
    split(thread, went, by=cast.ada, title="Dyes")
    with pytest.raises(Refusal) as no:
        split(thread, went, by=cast.ada, title="Dyes")
    assert (no.value.code, Thread.objects.count()) == ("changed-meanwhile", 2)


def test_the_younger_goes_into_the_older_each_post_at_its_time():
    cast = build_cast()
    older, younger = talk(cast, 0, 3, 6, title="Wool"), talk(cast, 2, 4, 5, title="Flax")
    key, minutes = younger.key, older.minutes + younger.minutes
    into = join(younger, older, by=cast.ada, why="The same matter.")
    assert into.pk == older.pk
    assert laid(into) == [
        (1, "Wool 0"),
        (2, "Flax 2"),
        (3, "Wool 3"),
        (4, "Flax 4"),
        (5, "Flax 5"),
        (6, "Wool 6"),
    ]
    assert (into.title, into.started_by, into.post_count, into.minutes) == ("Wool", cast.ada, 6, minutes)
    assert (into.last_post_at, into.first_reply_at) == (at(6), at(3))
    assert not Thread.objects.filter(key=key).exists()
    for client in (visit(cast.ben), visit(cast.nia)):
        answer = client.get(f"/c/weavers/conversations/{key}/")
        assert (answer.status_code, answer["Location"]) == (302, address(into))
    assert visit(cast.eve).get(f"/c/weavers/conversations/{key}/").status_code == 404


def test_how_far_each_read_is_up_to_what_they_have_not_read():
    cast = build_cast()
    older, younger = talk(cast, 0, 3, 6), talk(cast, 2, 4, 5)
    ReadingPosition.objects.all().delete()
    for person, thread, position in (
        (cast.ada, older, 3),
        (cast.ada, younger, 3),
        (cast.ben, older, 3),
        (cast.nia, younger, 2),
        (cast.nia, older, 2),
        (cast.sam, younger, 3),
    ):
        stop_at(thread, position, by=person)
    into = join(older, younger, by=cast.ada)
    # In order: old 1, young 1, old 2, young 2, young 3, old 3.
    assert [read(into, one) for one in (cast.ada, cast.ben, cast.nia, cast.sam)] == [6, 1, 4, 0]


def test_an_address_that_led_on_leads_on_again():
    cast = build_cast()
    first, second, third = talk(cast, 0), talk(cast, 1), talk(cast, 2)
    join(third, second, by=cast.ada)
    into = join(Thread.objects.get(pk=second.pk), first, by=cast.ada)
    for key in (second.key, third.key):
        assert visit(cast.ben).get(f"/c/weavers/conversations/{key}/")["Location"] == address(into)


def test_put_together_again_it_is_as_it_was():
    cast = build_cast()
    thread = talk(cast, *range(8))
    before = laid(thread), read(thread, cast.ben), thread.minutes
    new = split(thread, keys(thread, 2, 5, 6), by=cast.ada, title="Dyes")
    back = join(new, thread, by=cast.ada)
    assert (laid(back), read(back, cast.ben), back.minutes) == before
    assert "split" not in visit(cast.ben).get(address(back)).content.decode()


def test_putting_together_lets_nobody_in():
    cast = build_cast()
    wide = open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
    older, younger = talk(cast, 0, board=wide), talk(cast, 1)
    with pytest.raises(Refusal) as no:
        join(older, younger, by=cast.ada)
    assert no.value.code == "not-allowed"
    inside, outside = talk(cast, 2), talk(cast, 3, board=wide)
    assert join(inside, outside, by=cast.ada).audience == inside.audience
    with pytest.raises(Refusal):
        join(older, older, by=cast.ada)


def test_who_may_not_parts_and_joins_nothing():
    cast = build_cast()
    mine, theirs = talk(cast, 0, 1, by=cast.ben), talk(cast, 2, 3, by=cast.nia)
    for person in (cast.nia, cast.eve, cast.sam):
        with pytest.raises(Refusal):
            split(mine, keys(mine, 2), by=person, title="Dyes")
    # Whose is one of the two does not decide about the other.
    for person in (cast.ben, cast.nia, cast.eve):
        with pytest.raises(Refusal):
            join(mine, theirs, by=person)
    assert Thread.objects.count() == 2
    split(mine, keys(mine, 2), by=cast.ben, title="Dyes")
    join(mine, theirs, by=cast.ada)


def test_what_is_closed_is_opened_first():
    cast = build_cast()
    one, other = talk(cast, 0), talk(cast, 1)
    close(other, by=cast.ada, why="Done.")
    with pytest.raises(Refusal):
        join(one, other, by=cast.ada)
    assert Thread.objects.count() == 2


def test_the_index_and_the_ledger_agree_afterwards():
    cast = build_cast()
    older, younger = talk(cast, 0, 1, 2, title="Wool"), talk(cast, 3, 4, title="Flax")
    replay()
    split(older, keys(older, 2), by=cast.ada, title="Madder")
    join(older, younger, by=cast.ada)
    replay()
    hits = [*find(cast.ben, "wool").hits, *find(cast.ben, "flax").hits]
    found = {str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in hits}
    assert found == {"Wool", "Madder"}
    assert SearchDocument.objects.filter(kind="conversations.post").count() == Post.objects.count()


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
