"""Moving a conversation to another board: addresses live on, and whoever is left out loses it at once."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Audience
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.kinship.actions.gathering import form, start_conversation
from kith.services.activity.models import Entry
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Move, Thread
from kith.services.feed.queries import recent
from kith.services.search.queries import find
from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def address(thread, tail=""):
    return f"/c/{thread.community.slug}/conversations/{thread.key}/{tail}"


def network_board(cast):
    return open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)


def reads(client, thread):
    """Return what each channel gives a reader of a thread called Selvedge."""
    post = thread.posts.get(position=1)
    return {
        "page": client.get(address(thread)).status_code,
        "permalink": client.get(f"/posts/{post.key}/").status_code,
        "list": "Selvedge" in client.get(f"/c/{thread.community.slug}/conversations/").content.decode(),
        "search": "Selvedge" in client.get("/search/?q=selvedge").content.decode(),
        "history": client.get(f"/c/{thread.community.slug}/posts/{post.key}/history/").status_code,
    }


ALL = {"page": 200, "permalink": 302, "list": True, "search": True, "history": 200}
NONE = {"page": 404, "permalink": 404, "list": False, "search": False, "history": 404}


def test_it_hangs_there_with_its_readers_and_its_addresses_live_on():
    cast = build_cast()
    thread = a_thread(cast, board=network_board(cast), title="Selvedge")
    version, before = thread.version, thread.audience
    moved = rehang(thread, cast.board, by=cast.ada, why="It’s about the workshop.")
    assert (moved.host_id, moved.audience, moved.version) == (
        cast.board.pk,
        cast.board.audience,
        version + 1,
    )
    move = Move.objects.get()
    assert (move.what, move.was_audience, move.by, move.why) == (
        "moved",
        before,
        cast.ada,
        "It’s about the workshop.",
    )
    assert Entry.objects.get(verb="conversations.rehung").audience == cast.board.audience
    page = open_page(visit(cast.ben), address(thread)).content.decode()
    assert "Ada Okafor moved it here on" in page
    assert "when it was moved, anyone signed in could read it." in page
    post = thread.posts.get()
    assert visit(cast.ben).get(f"/posts/{post.key}/")["Location"] == address(thread, f"?page=1#p-{post.key}")


def test_who_is_left_out_loses_it_at_once_in_every_channel():
    cast = build_cast()
    thread = a_thread(cast, board=network_board(cast), title="Selvedge")
    reply(thread, by=cast.ben, source="Plain.")
    replay()
    eve, ben = visit(cast.eve), visit(cast.ben)
    assert (reads(eve, thread), reads(ben, thread)) == (ALL, ALL)
    assert any("Selvedge" in line.title for line in recent(cast.eve))
    rehang(thread, cast.board, by=cast.ada)
    # Before any projection has read that it moved.
    assert reads(eve, thread) == NONE
    assert [line.title for line in recent(cast.eve) if "Selvedge" in line.title] == []
    assert list(find(cast.eve, "selvedge").hits) == []
    replay()
    assert (reads(eve, thread), reads(ben, thread)) == (NONE, ALL)


def test_who_had_it_before_is_told_and_nobody_else_is():
    cast = build_cast()
    thread = a_thread(cast, board=network_board(cast), title="Selvedge")
    post = thread.posts.get()
    nowhere = f"/c/weavers/conversations/{'0' * 13}/"
    eve, pat = visit(cast.eve), visit(cast.pat)
    eve.get(address(thread))
    rehang(thread, cast.board, by=cast.ada)
    for where in (address(thread), f"/posts/{post.key}/"):
        told, plain = eve.get(where), pat.get(where)
        assert (told.status_code, plain.status_code) == (404, 404)
        assert "This has moved or been closed to you." in told.content.decode()
        assert plain.content == pat.get(nowhere).content
    assert visit().get(address(thread)).status_code == 302
    # What nobody closed to them is not there, however often they look.
    secret = a_thread(cast)
    assert eve.get(address(secret)).content == eve.get(nowhere).content


def test_more_readers_are_never_let_in():
    cast = build_cast()
    thread = a_thread(cast)
    for board in (network_board(cast), cast.open_board):
        with pytest.raises(Refusal) as no:
            rehang(thread, board, by=cast.ada)
        assert no.value.code == "not-allowed"
    group = form(cast.weavers, by=cast.ben, name="Night shift", purpose="Weaving after ten.")
    whispered = start_conversation(group, by=cast.ben, title="Lamps?", source="Too bright.")
    with pytest.raises(Refusal):
        rehang(whispered, cast.board, by=cast.ben)
    second = open_board(cast.weavers, by=cast.ada, name="Loft")
    assert rehang(thread, second, by=cast.ada).host_id == second.pk


def test_a_board_of_another_community_is_none():
    cast = build_cast()
    theirs = open_board(cast.potters, by=cast.eve, name="Kiln")
    with pytest.raises(Refusal) as no:
        rehang(a_thread(cast, board=cast.open_board), theirs, by=cast.ada)
    assert no.value.code == "not-found"


def test_a_move_is_undone_while_nobody_wrote_since():
    cast = build_cast()
    wide = network_board(cast)
    thread = a_thread(cast, board=wide)
    rehang(thread, cast.board, by=cast.ada)
    assert rehang(thread, wide, by=cast.ada).audience == wide.audience
    rehang(thread, cast.board, by=cast.ada)
    reply(thread, by=cast.ben, source="For members alone.")
    with pytest.raises(Refusal):
        rehang(thread, wide, by=cast.ada)


def test_a_move_of_long_ago_is_not_undone():
    cast = build_cast()
    wide = network_board(cast)
    thread = a_thread(cast, board=wide)
    rehang(thread, cast.board, by=cast.ada)
    Move.objects.update(at=now() - timedelta(days=31))
    with pytest.raises(Refusal):
        rehang(thread, wide, by=cast.ada)


def test_who_may_not_moves_nothing():
    cast = build_cast()
    thread = a_thread(cast, board=network_board(cast))
    for person in (cast.ben, cast.eve, cast.sam):
        with pytest.raises(Refusal):
            rehang(thread, cast.board, by=person)
    assert Thread.objects.get(pk=thread.pk).audience == thread.audience
    assert rehang(thread, cast.board, by=cast.ada).audience == cast.board.audience


def test_moved_where_it_is_nothing_changes():
    cast = build_cast()
    thread = a_thread(cast)
    assert rehang(thread, cast.board, by=cast.ada).version == thread.version
    assert Move.objects.count() == 0
