"""Two conversations put together: the younger goes into the older, each post at its time."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Audience
from kith.rooms.forums.actions.opening import open_board
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions import replying
from kith.services.conversations.actions.closing import close
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.splitting import split
from kith.services.conversations.models import Post, ReadingPosition, Thread
from kith.services.conversations.tests.talking import address, at, keys, laid, read, talk
from kith.services.search.models import SearchDocument
from kith.services.search.queries import find
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


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


def test_what_was_started_and_put_together_since_the_index_was_read_is_found_whole():
    cast = build_cast()
    replay()
    join(talk(cast, 0, title="Wool"), talk(cast, 1, title="Flax"), by=cast.ada)
    replay()
    assert SearchDocument.objects.filter(kind="conversations.post").count() == 2


def test_words_sent_while_it_is_put_into_another_come_back(monkeypatch):
    cast = build_cast()
    older, younger = talk(cast, 0, 1), talk(cast, 2, 3)
    post = younger.posts.get(position=2)
    # The very moment between seeing the conversation and holding it.
    limits = replying.check_writing

    def meanwhile(*given):
        join(older, younger, by=cast.ada)
        monkeypatch.setattr(replying, "check_writing", limits)

    monkeypatch.setattr(replying, "check_writing", meanwhile)
    with pytest.raises(Refusal) as no:
        reply(younger, by=cast.nia, source="Too late.")
    assert (no.value.code, no.value.typed) == ("not-found", {"source": "Too late."})
    # What happened inside was taken back with the reply.
    join(older, younger, by=cast.ada)
    with pytest.raises(Refusal) as no:
        edit(post, by=post.author, source="Too late.")
    assert (no.value.status, no.value.typed) == (409, {"source": "Too late."})
    post.refresh_from_db()
    assert edit(post, by=post.author, source="In time.").source == "In time."
