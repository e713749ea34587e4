"""Moving, splitting and putting together on their pages."""

import pytest

from kith.members.communities.models import Audience, Duty
from kith.rooms.forums.actions.opening import open_board
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread
from kith.services.tending.models import Motion
from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def address(thread, tail=""):
    return f"/c/{thread.community.slug}/conversations/{thread.key}/{tail}"


def words(client, where):
    return open_page(client, where).content.decode()


def talk(cast, posts=4, **fields):
    thread = a_thread(cast, **fields)
    for number in range(2, posts + 1):
        reply(thread, by=cast.ben, source=f"Reply {number}")
    return Thread.objects.get(pk=thread.pk)


def test_it_moves_to_a_board_and_wider_ones_are_named_and_not_offered():
    cast = build_cast()
    loft = open_board(cast.weavers, by=cast.ada, name="Loft")
    thread = talk(cast)
    html = words(visit(cast.ada), address(thread, "place/"))
    assert 'value="loft"' in html
    assert 'value="doorway"' not in html
    assert "More people read Doorway, so it can’t go there." in html
    ada = visit(cast.ada)
    assert ada.post(address(thread, "place/"), {"place": ""}).status_code == 422
    assert ada.post(address(thread, "place/"), {"place": "nowhere"}).status_code == 422
    assert ada.post(address(thread, "place/"), {"place": "doorway"}).status_code == 403
    assert ada.post(address(thread, "place/"), {"place": "loft"}).status_code == 303
    thread.refresh_from_db()
    assert (thread.host_id, thread.audience) == (loft.pk, loft.audience)
    assert visit(cast.ben).post(address(thread, "place/"), {"place": "workshop"}).status_code == 403


def test_who_loses_it_is_said_before_it_moves():
    cast = build_cast()
    wide = open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
    html = words(visit(cast.ada), address(talk(cast, board=wide), "place/"))
    assert "Members of Weavers read it there. Others can’t any more." in html


def test_posts_are_chosen_and_split_off():
    cast = build_cast()
    thread = talk(cast)
    keys = list(Post.objects.filter(thread=thread, position__gt=2).values_list("key", flat=True))
    ada, where = visit(cast.ada), address(thread, "split/")
    assert all(key in words(ada, where) for key in keys)
    nothing = ada.post(where, {"title": "Their own"})
    untitled = ada.post(where, {"title": "", "post": keys})
    assert (nothing.status_code, untitled.status_code) == (422, 422)
    assert "Choose the posts that go." in nothing.content.decode()
    assert untitled.content.decode().count("checked") == 2
    answer = ada.post(where, {"title": "Their own", "post": keys})
    new = Thread.objects.get(title="Their own")
    assert (answer.status_code, answer["Location"]) == (303, address(new))
    thread.refresh_from_db()
    assert (new.post_count, thread.post_count) == (2, 2)
    for one, other in ((thread, new), (new, thread)):
        assert address(other) in words(visit(cast.ben), address(one))


def test_many_posts_come_page_by_page():
    cast = build_cast()
    thread = talk(cast, 60)
    last = Post.objects.get(thread=thread, position=60)
    ada = visit(cast.ada)
    assert last.key not in words(ada, address(thread, "split/"))
    assert last.key in words(ada, address(thread, "split/?page=2"))
    assert ada.get(address(thread, "split/?page=3")).status_code == 404


def test_what_will_happen_is_said_before_two_are_put_together():
    cast = build_cast()
    older, younger = talk(cast, title="Wool"), talk(cast, title="Flax")
    ada = visit(cast.ada)
    for one, other in ((older, younger), (younger, older)):
        html = words(ada, address(one, f"join/?other=http://localhost{address(other)}"))
        assert "“Flax” goes into “Wool”, because that one is older." in html
        assert "Fewer people read the older one." not in html
    assert Thread.objects.count() == 2
    answer = ada.post(address(younger, "join/"), {"other": older.key, "why": "The same."})
    assert (answer.status_code, answer["Location"]) == (303, address(older))
    assert visit(cast.ben).get(address(younger))["Location"] == address(older)


@pytest.mark.parametrize("which", ["", "nothing here", "0" * 13, "itself", "elsewhere", "wider"])
def test_what_cannot_be_put_together_is_said_and_the_address_comes_back(which):
    cast = build_cast()
    wide = open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
    kiln = open_board(cast.potters, by=cast.eve, name="Kiln", level=Audience.Level.PUBLIC)
    wider, thread = talk(cast, board=wide), talk(cast)
    theirs = a_thread(cast, board=kiln, by=cast.eve)
    other = {"itself": thread.key, "elsewhere": theirs.key, "wider": wider.key}.get(which, which)
    answer = visit(cast.ada).post(address(thread, "join/"), {"other": other})
    assert answer.status_code == 422
    assert 'class="msg"' in answer.content.decode()
    assert other in answer.content.decode()
    assert Thread.objects.count() == 3


def test_two_members_do_it_where_nobody_looks_after_the_community():
    cast = build_cast()
    loft = open_board(cast.weavers, by=cast.ada, name="Loft")
    thread, other = talk(cast, title="Wool"), talk(cast, title="Flax")
    Duty.objects.filter(community=cast.weavers).delete()
    ben, nia = visit(cast.ben), visit(cast.nia)
    posts = list(Post.objects.filter(thread=thread, position=3).values_list("key", flat=True))
    for tail, form in (
        ("place/", {"place": "loft"}),
        ("split/", {"title": "Their own", "post": posts}),
        ("join/", {"other": other.key, "why": ""}),
    ):
        open_page(ben, address(thread, tail))
        assert ben.post(address(thread, tail), form).status_code == 303
    assert Thread.objects.count() == 2
    for motion in Motion.objects.order_by("id"):
        assert ben.post(address(thread, f"motions/{motion.key}/")).status_code == 403
        assert nia.post(address(thread, f"motions/{motion.key}/")).status_code == 303
    assert list(Thread.objects.order_by("pk").values_list("title", "host_id", "post_count")) == [
        ("Wool", loft.pk, 7),
        ("Their own", loft.pk, 1),
    ]
    assert set(Motion.objects.values_list("state", flat=True)) == {"done"}
