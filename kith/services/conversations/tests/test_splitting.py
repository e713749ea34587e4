"""Posts split off into a conversation of their own: nothing of them is lost, and nobody is let in."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.ports.mail.models import ArchivedMessage
from kith.services.activity.models import Entry
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.splitting import split
from kith.services.conversations.actions.thanking import thank
from kith.services.conversations.models import Move, Post, ReadingPosition, Thanks, Thread
from kith.services.conversations.tests.talking import address, at, keys, laid, read, talk
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


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
    thread = talk(cast, *range(25))
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
