"""Hidden text is gone everywhere at once, and back everywhere when it is put back. The word is a canary."""

import pytest

from kith.services.activity.projections import catch_up
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Thread
from kith.services.feed import queries as feed
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.raising import recognise
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from kith.services.search.models import SearchDocument
from kith.services.search.queries import find
from tests.cast import a_thread, visit

CANARY = "quinquereme"
# The ledger is read below what still runs, so what a test writes has to be committed.
pytestmark = pytest.mark.django_db(transaction=True)


def thing(post):
    return thing_of("conversations.post", post.pk)


def places(cast, thread) -> dict[str, str]:
    """Return what each place says to Ben that a hidden word could stand in."""
    catch_up()
    client = visit(cast.ben)
    pages = {
        "thread": f"/c/weavers/conversations/{thread.key}/",
        "list": "/c/weavers/conversations/",
        "waiting": "/c/weavers/conversations/waiting/",
        "board": "/c/weavers/conversations/in/workshop/",
        "home": "/c/weavers/",
        "fortnight": "/fortnight/",
        "front door": "/",
        "search": f"/search/?q={CANARY}",
        "post": f"/posts/{thread.posts.order_by('position').last().key}/",
    }
    said = {name: client.get(address).content.decode() for name, address in pages.items()}
    said["feed"] = str(feed.recent(cast.ben))
    said["found"] = str(find(cast.ben, CANARY).hits)
    return said


def where(said: dict[str, str], word: str) -> set[str]:
    return {name for name, text in said.items() if word in text}


def indexed(post) -> bool:
    return SearchDocument.objects.filter(kind="conversations.post", subject_id=post.pk).exists()


def put_back(concern, *people):
    for person in people:
        concern = decide(concern, by=person, verdict=Concern.State.STAYS)
    assert concern.state == Concern.State.STAYS


def test_a_hidden_reply_is_gone_everywhere_and_comes_back(cast):
    thread = a_thread(cast, kind="question")
    post = reply(thread, by=cast.nia, source=f"The {CANARY} sailed.")
    seen = {"thread", "search", "found"}
    before = places(cast, thread)
    assert where(before, CANARY) >= seen
    told = where(before, "Nia Prosser replied")
    assert told >= {"feed"}
    concern = recognise(thing(post), by=cast.ben)
    said = places(cast, thread)
    assert where(said, "sailed") == set()
    assert where(said, "Nia Prosser") & {"thread", "list"} == where(said, "Nia Prosser replied") == set()
    put_back(concern, cast.ada)
    after = places(cast, thread)
    assert where(after, "sailed") >= seen
    assert "Nia Prosser" in after["thread"]
    assert where(after, "Nia Prosser replied") == told


def test_what_was_hidden_before_the_ledger_was_read_is_told_and_found_nowhere(cast):
    thread = a_thread(cast)
    post = reply(thread, by=cast.nia, source=f"The {CANARY} sailed.")
    recognise(thing(post), by=cast.ben)
    said = places(cast, thread)
    assert where(said, "sailed") == where(said, "Nia Prosser replied") == set()


def test_a_hidden_question_takes_its_thread_along(cast):
    thread = a_thread(
        cast, by=cast.nia, kind="question", title=f"Has anyone met {CANARY}?", source="It sailed."
    )
    before = where(places(cast, thread), CANARY)
    assert before >= {"thread", "list", "waiting", "board", "home", "feed", "found"}
    concern = recognise(thing(thread.posts.get()), by=cast.ben)
    after = places(cast, thread)
    # The search page says back what was typed.
    assert where(after, CANARY) == {"search"}
    assert where(after, "It sailed") == set()
    put_back(concern, cast.ada)
    assert where(places(cast, thread), CANARY) == before


def test_its_author_still_reads_it_where_others_do_not(cast):
    thread = a_thread(cast, by=cast.nia, title=f"About {CANARY}")
    recognise(thing(thread.posts.get()), by=cast.ben)
    assert list(Thread.objects.visible_to(cast.nia)) == [thread]
    assert list(Thread.objects.visible_to(cast.ben)) == []


def test_what_a_thread_says_of_its_posts_leaves_the_hidden_out(cast):
    thread = a_thread(cast, kind="question")
    post = reply(thread, by=cast.nia, source="One.")
    thread.refresh_from_db()
    told = (
        thread.post_count,
        thread.last_post_by,
        thread.last_post_at,
        thread.first_reply_at,
        thread.minutes,
    )
    concern = recognise(thing(post), by=cast.ben)
    thread.refresh_from_db()
    assert (thread.post_count, thread.last_post_by, thread.first_reply_at) == (1, cast.ada, None)
    put_back(concern, cast.ada)
    thread.refresh_from_db()
    again = (
        thread.post_count,
        thread.last_post_by,
        thread.last_post_at,
        thread.first_reply_at,
        thread.minutes,
    )
    assert again == told


def test_a_reply_after_a_hidden_one_gets_a_place_of_its_own(cast):
    thread = a_thread(cast)
    recognise(thing(reply(thread, by=cast.nia, source="One.")), by=cast.ben)
    assert reply(thread, by=cast.ben, source="Two.").position == 3
    assert list(thread.posts.order_by("position").values_list("position", flat=True)) == [1, 2, 3]


def test_the_index_forgets_at_once_and_does_not_learn_again_what_is_hidden(cast):
    thread = a_thread(cast)
    early = reply(thread, by=cast.nia, source="One.")
    catch_up()
    late = reply(thread, by=cast.nia, source="Two.")
    concern = recognise(thing(early), by=cast.ben)
    assert not indexed(early)
    recognise(thing(late), by=cast.ben)
    catch_up()
    assert (indexed(early), indexed(late), indexed(thread.posts.get(position=1))) == (False, False, True)
    put_back(concern, cast.ada)
    catch_up()
    assert (indexed(early), indexed(late)) == (True, False)


def test_with_its_opening_post_a_whole_thread_leaves_the_index(cast):
    thread = a_thread(cast, by=cast.nia)
    post = reply(thread, by=cast.ada, source="One.")
    catch_up()
    concern = recognise(thing(thread.posts.get(position=1)), by=cast.ben)
    catch_up()
    assert (indexed(post), indexed(thread.posts.get(position=1))) == (False, False)
    put_back(concern, cast.ada)
    catch_up()
    assert (indexed(post), indexed(thread.posts.get(position=1))) == (True, True)
