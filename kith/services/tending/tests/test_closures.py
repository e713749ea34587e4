"""Closing on its pages: what stands in place of the reply box, and a second member who agrees."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Duty
from kith.services.activity.models import Entry
from kith.services.conversations.models import ThreadTransition
from kith.services.tending.actions.motions import agree, carry, withdraw
from kith.services.tending.models import Motion
from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page, statements

pytestmark = pytest.mark.django_db


def address(thread, tail=""):
    return f"/c/{thread.community.slug}/conversations/{thread.key}/{tail}"


def words(client, where):
    return open_page(client, where).content.decode()


def nobody_looks_after(community):
    Duty.objects.filter(community=community).delete()


def test_a_sentence_stands_where_the_reply_box_stood():
    cast = build_cast()
    thread = a_thread(cast, board=cast.open_board)
    assert 'name="source"' in words(visit(cast.ben), address(thread))
    open_page(visit(cast.ada), address(thread, "closure/"))
    said = visit(cast.ada).post(address(thread, "closure/"), {"why": "It is in the library now."})
    assert (said.status_code, said["Location"]) == (303, address(thread))
    for client in (visit(), visit(cast.eve), visit(cast.ben), visit(cast.ada)):
        html = words(client, address(thread))
        assert 'name="source"' not in html
        assert "Reply to" not in html
        assert "Ada Okafor closed it on" in html
        assert "“It is in the library now.”" in html
    visit(cast.ada).post(address(thread, "closure/"), {"again": "yes", "why": ""})
    assert 'name="source"' in words(visit(cast.ben), address(thread))


@pytest.mark.parametrize("source", ["Typed while it closed.", "long " * 20_001])
def test_words_typed_before_it_closed_come_back(source):
    cast = build_cast()
    thread = a_thread(cast)
    visit(cast.ada).post(address(thread, "closure/"), {"why": "Done."})
    answer = visit(cast.ben).post(address(thread, "replies/"), {"source": source})
    assert (answer.status_code, thread.posts.count()) == (409, 1)
    assert source.strip() in answer.content.decode()
    assert "This conversation is closed" in answer.content.decode()


def test_without_a_reason_the_form_comes_back():
    cast = build_cast()
    thread = a_thread(cast)
    answer = visit(cast.ada).post(address(thread, "closure/"), {"why": ""})
    assert answer.status_code == 422
    assert "Say why, so that everyone can read it." in answer.content.decode()
    thread.refresh_from_db()
    assert thread.closed_at is None


def test_one_member_asks_another_agrees_and_it_is_done():
    cast = build_cast()
    thread = a_thread(cast, by=cast.ada)
    nobody_looks_after(cast.weavers)
    ben, nia = visit(cast.ben), visit(cast.nia)
    assert ben.post(address(thread, "closure/"), {"why": "It wanders."}).status_code == 303
    motion = Motion.objects.get()
    thread.refresh_from_db()
    assert (thread.closed_at, motion.act, motion.by) == (None, "close", cast.ben)
    wish = "Ben Talbot would like to close this conversation."
    assert wish in words(nia, address(thread))
    assert wish in words(nia, address(thread, "tending/"))
    tending = address(thread, "tending/")
    waits = [tending in words(one, "/fortnight/") for one in (ben, nia, visit(cast.eve))]
    assert waits == [False, True, False]
    assert ben.post(address(thread, f"motions/{motion.key}/")).status_code == 403
    assert nia.post(address(thread, f"motions/{motion.key}/")).status_code == 303
    change = ThreadTransition.objects.get()
    assert (change.state, change.by, change.second, change.why) == (
        "closed",
        cast.ben,
        cast.nia,
        "It wanders.",
    )
    html = words(ben, address(thread))
    assert wish not in html
    assert tending not in words(nia, "/fortnight/")
    assert "Ben Talbot and Nia Prosser closed it on" in html
    verbs = Entry.objects.filter(verb__startswith="tending.").order_by("id")
    assert list(verbs.values_list("verb", "by")) == [
        ("tending.proposed", cast.ben.pk),
        ("tending.agreed", cast.nia.pk),
    ]


def test_what_was_asked_is_shown_to_members_alone():
    cast = build_cast()
    thread = a_thread(cast, board=cast.open_board, by=cast.ada)
    nobody_looks_after(cast.weavers)
    carry(thread, "close", by=cast.ben, why="It wanders.")
    seen = {
        who: "It wanders." in words(visit(one), address(thread))
        for who, one in (("stranger", None), ("eve", cast.eve), ("nia", cast.nia))
    }
    assert seen == {"stranger": False, "eve": False, "nia": True}


def test_it_is_taken_back_by_who_asked_alone():
    cast = build_cast()
    thread = a_thread(cast, by=cast.ada)
    nobody_looks_after(cast.weavers)
    motion = carry(thread, "close", by=cast.ben, why="It wanders.")
    with pytest.raises(Refusal):
        withdraw(motion, by=cast.nia)
    answer = visit(cast.ben).post(address(thread, f"motions/{motion.key}/"), {"back": "yes"})
    assert answer.status_code == 303
    assert agree(motion, by=cast.nia).state == "withdrawn"
    thread.refresh_from_db()
    assert thread.closed_at is None
    again = carry(thread, "close", by=cast.ben, why="It still wanders.")
    assert carry(thread, "close", by=cast.ben, why="It wanders yet.").pk == again.pk


def test_where_somebody_looks_after_it_others_may_not_even_ask():
    cast = build_cast()
    thread = a_thread(cast, by=cast.ben)
    assert visit(cast.nia).get(address(thread, "closure/")).status_code == 403
    assert visit(cast.nia).post(address(thread, "closure/"), {"why": "No."}).status_code == 403
    assert visit(cast.eve).post(address(thread, "closure/"), {"why": "No."}).status_code == 403
    assert visit(cast.ben).post(address(thread, "closure/"), {"why": "Done."}).status_code == 303


def test_a_conversation_nobody_tended_takes_no_statement_more():
    cast = build_cast()
    plain, tended = a_thread(cast, by=cast.ben), a_thread(cast, by=cast.ben)
    carry(tended, "close", by=cast.ben, why="Done.")
    # Both once made and kept: what stands at the head is read when a page is made, never for each reader.
    assert statements(visit(cast.nia), address(plain)) == statements(visit(cast.nia), address(tended))
