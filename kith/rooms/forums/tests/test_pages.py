import pytest

from kith.members.communities.actions.joining import leave
from kith.rooms.forums.models import Board
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, ReadingPosition, Thread
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


def address(thread, tail=""):
    return f"/c/{thread.community.slug}/conversations/{thread.key}/{tail}"


def shown(response, threads):
    html = response.content.decode()
    return {thread.title for thread in threads if thread.title in html}


def test_each_sees_exactly_what_is_theirs_on_the_list():
    cast = build_cast()
    threads = [
        a_thread(cast, title="Secret selvedge"),
        a_thread(cast, title="Public picks", board=cast.open_board),
    ]
    seen = {
        name: shown(open_page(visit(person), "/c/weavers/conversations/"), threads)
        for name, person in cast.everyone().items()
    }
    both, public = {"Secret selvedge", "Public picks"}, {"Public picks"}
    assert seen == {name: both if name in ("ada", "ben", "nia") else public for name in cast.everyone()}


def test_the_lists_take_the_same_statements_for_one_and_for_thirty():
    cast = build_cast()
    for where in ("", "in/workshop/", "waiting/"):
        assert_same_statements(
            visit(cast.ben),
            f"/c/weavers/conversations/{where}",
            lambda count: [a_thread(cast, title=f"Thread {n}", kind="question") for n in range(count)],
        )


def test_a_thread_takes_the_same_statements_for_one_and_for_thirty_posts():
    cast = build_cast()
    thread = a_thread(cast)

    def add(count):
        for number in range(count):
            reply(thread, by=(cast.ada, cast.nia)[number % 2], source=f"Reply {number}")

    assert_same_statements(visit(cast.ben), address(thread, "?page=1"), add)


def test_what_is_not_there_and_what_is_not_yours_are_the_same_page():
    cast = build_cast()
    hidden = a_thread(cast, title="Secret selvedge")
    nowhere = f"/c/weavers/conversations/{'0' * 13}/"
    for person in (None, cast.eve, cast.sam):
        client = visit(person)
        ours, theirs = client.get(address(hidden)), client.get(nowhere)
        assert ours.status_code == theirs.status_code == (302 if person is None else 404)
        assert ours.content == theirs.content
        assert ours.get("Location", "").replace(hidden.key, "") == theirs.get("Location", "").replace(
            "0" * 13, ""
        )
    assert visit(cast.ben).get(address(hidden)).status_code == 200


def test_a_reply_is_posted_and_read():
    cast = build_cast()
    thread = a_thread(cast)
    client = visit(cast.ben)
    response = client.post(address(thread, "replies/"), {"source": "Weft, *surely*.", "once": "one"})
    post = Post.objects.get(position=2)
    assert (response.status_code, response["Location"]) == (303, address(thread, f"?page=1#p-{post.key}"))
    assert "Weft, <em>surely</em>." in open_page(visit(cast.nia), address(thread)).content.decode()


def test_words_come_back_when_a_reply_cannot_be_posted():
    cast = build_cast()
    thread = a_thread(cast, board=cast.open_board)
    too_long = visit(cast.ben).post(address(thread, "replies/"), {"source": "long " * 20_001})
    outsider = visit(cast.eve).post(address(thread, "replies/"), {"source": "May I answer?"})
    assert (too_long.status_code, outsider.status_code) == (422, 403)
    assert too_long.content.decode().count("long ") > 20_000
    assert "May I answer?" in outsider.content.decode()
    assert thread.posts.count() == 1


def test_a_form_from_elsewhere_is_refused_and_gives_the_words_back():
    cast = build_cast()
    thread = a_thread(cast)
    client = visit(cast.ben, enforce_csrf_checks=True)
    response = client.post(address(thread, "replies/"), {"source": "Kept, I hope."})
    assert response.status_code == 403
    assert "Kept, I hope." in response.content.decode()


def test_a_conversation_is_started_from_the_form():
    cast = build_cast()
    form = {
        "board": "workshop",
        "kind": "question",
        "title": "Which loom?",
        "source": "Two shafts?",
        "once": "x",
    }
    client = visit(cast.nia)
    open_page(client, "/c/weavers/conversations/new/")
    response = client.post("/c/weavers/conversations/new/", form)
    thread = Thread.objects.get(title="Which loom?")
    assert (response.status_code, response["Location"]) == (303, address(thread))
    assert client.post("/c/weavers/conversations/new/", form)["Location"] == address(thread)
    assert (thread.kind, thread.started_by, thread.audience) == ("question", cast.nia, cast.board.audience)


def test_a_conversation_without_a_title_keeps_the_words():
    cast = build_cast()
    form = {"board": "workshop", "kind": "question", "title": "", "source": "Two shafts or four?"}
    response = visit(cast.nia).post("/c/weavers/conversations/new/", form)
    assert response.status_code == 422
    assert "Two shafts or four?" in response.content.decode()


def test_the_place_is_kept_and_the_new_is_marked():
    cast = build_cast()
    thread = a_thread(cast)
    client = visit(cast.ben)
    client.get(address(thread))
    reply(thread, by=cast.nia, source="Something new.")
    again = open_page(client, address(thread)).content.decode()
    assert "New since you looked" in again
    assert ReadingPosition.objects.get(person=cast.ben).position == 2
    assert "New since you looked" not in client.get(address(thread)).content.decode()


def test_who_left_reads_nothing_more_even_from_what_was_remembered():
    cast = build_cast()
    thread = a_thread(cast)
    client = visit(cast.ben)
    assert client.get(address(thread)).status_code == 200
    leave(cast.weavers, by=cast.ben)
    assert client.get(address(thread)).status_code == 404


def test_an_author_changes_a_post_and_its_history_is_open_to_its_readers():
    cast = build_cast()
    thread = a_thread(cast)
    post = thread.posts.get()
    edit = f"/c/weavers/posts/{post.key}/edit/"
    open_page(visit(cast.ada), edit)
    response = visit(cast.ada).post(edit, {"source": "I begin with the weft now."})
    assert response.status_code == 303
    assert visit(cast.ben).post(edit, {"source": "Mine now."}).status_code == 403
    history = open_page(visit(cast.ben), f"/c/weavers/posts/{post.key}/history/").content.decode()
    assert "I always begin with the warp." in history
    assert "I begin with the weft now." in history


def test_a_permalink_leads_to_the_page_that_holds_the_post():
    cast = build_cast()
    thread = a_thread(cast)
    for number in range(25):
        post = reply(thread, by=cast.ben, source=f"Reply {number}")
    assert visit(cast.nia).get(f"/posts/{post.key}/")["Location"] == address(thread, f"?page=2#p-{post.key}")
    assert visit(cast.eve).get(f"/posts/{post.key}/").status_code == 404


def test_only_the_asker_settles_a_question():
    cast = build_cast()
    thread = a_thread(cast, kind="question")
    assert visit(cast.ben).post(address(thread, "settlement/")).status_code == 403
    assert visit(cast.ada).post(address(thread, "settlement/")).status_code == 303
    thread.refresh_from_db()
    assert thread.state == "answered"
    visit(cast.ada).post(address(thread, "settlement/"), {"again": "yes"})
    thread.refresh_from_db()
    assert thread.state == "open"


def test_a_member_opens_a_board():
    cast = build_cast()
    form = {"name": "Dye pot", "about": "Colour.", "level": "community"}
    open_page(visit(cast.ben), "/c/weavers/conversations/boards/")
    response = visit(cast.ben).post("/c/weavers/conversations/boards/", form)
    assert response["Location"] == "/c/weavers/conversations/in/dye-pot/"
    assert visit(cast.eve).post("/c/weavers/conversations/boards/", form).status_code == 403
    assert visit(cast.eve).get("/c/weavers/conversations/in/dye-pot/").status_code == 404
    open_page(visit(cast.nia), "/c/weavers/conversations/in/dye-pot/")


def test_what_nobody_sees_names_no_board_and_no_conversation():
    cast = build_cast()
    client, unseen = visit(cast.ben), "\u202e\u3164"
    board = {"name": unseen, "about": "", "level": "community"}
    assert client.post("/c/weavers/conversations/boards/", board).status_code == 422
    said = {"board": cast.board.slug, "kind": "question", "title": unseen, "source": "Which loom?"}
    assert client.post("/c/weavers/conversations/new/", said).status_code == 422
    said["title"] = "A\u202eloom\u200b?"
    assert client.post("/c/weavers/conversations/new/", said).status_code in (302, 303)
    assert "Aloom?" in client.get("/c/weavers/conversations/").content.decode()


def test_a_board_is_never_guessed():
    cast = build_cast()
    form = {"board": "no-such-board", "kind": "question", "title": "Which loom?", "source": "Two shafts?"}
    response = visit(cast.nia).post("/c/weavers/conversations/new/", form)
    assert response.status_code == 422
    assert "Two shafts?" in response.content.decode()
    assert Thread.objects.count() == 0


def test_the_first_conversation_brings_a_board_along():
    cast = build_cast()
    form = {"kind": "question", "title": "Which clay?", "source": "Red or white?"}
    response = visit(cast.eve).post("/c/potters/conversations/new/", form)
    assert response.status_code == 303
    assert list(Board.objects.filter(community=cast.potters).values_list("slug", "audience__level")) == [
        ("everything", "community")
    ]


@pytest.mark.parametrize("odd", ["%00", "%0A", "x" * 200, "..%2f..", "0'%20OR%201=1"])
def test_odd_addresses_are_simply_not_there(odd):
    cast = build_cast()
    for address in (f"/posts/{odd}/", f"/c/weavers/conversations/{odd}/", f"/c/weavers/posts/{odd}/history/"):
        assert visit(cast.ben).get(address).status_code == 404


def test_a_wholly_empty_form_says_what_is_missing():
    cast = build_cast()
    post = a_thread(cast).posts.get()
    for address in (
        "/c/weavers/conversations/new/",
        "/c/weavers/conversations/boards/",
        f"/c/weavers/posts/{post.key}/edit/",
    ):
        response = visit(cast.ada).post(address, {})
        assert response.status_code == 422
        assert 'class="msg"' in response.content.decode()
