import threading

import pytest
from django.db import connection

from kith.base.kit.refusals import Refusal
from kith.services.activity.models import Entry
from kith.services.conversations.actions import writing
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread
from tests.cast import a_thread, build_cast


@pytest.mark.django_db
def test_a_member_replies_and_the_ledger_says_so():
    cast = build_cast()
    thread = a_thread(cast, kind="question")
    post = reply(thread, by=cast.ben, source="I begin with the *weft*.")
    thread.refresh_from_db()
    entry = Entry.objects.order_by("-id").first()
    assert (post.position, post.html.strip()) == (2, "<p>I begin with the <em>weft</em>.</p>")
    assert (thread.post_count, thread.last_post_by, thread.version) == (2, cast.ben, 2)
    assert thread.first_reply_at == post.posted_at
    assert (entry.verb, entry.by, entry.subject_kind, entry.subject_id, entry.audience_id) == (
        "conversations.replied",
        cast.ben,
        "conversations.post",
        post.pk,
        thread.audience_id,
    )


@pytest.mark.django_db
def test_the_asker_answering_themselves_is_still_waiting():
    cast = build_cast()
    thread = a_thread(cast, kind="question")
    reply(thread, by=cast.ada, source="A detail I forgot.")
    thread.refresh_from_db()
    assert thread.first_reply_at is None


@pytest.mark.django_db
def test_an_outsider_is_refused_and_keeps_their_words_where_a_member_is_not():
    cast = build_cast()
    hidden, thread = a_thread(cast), a_thread(cast, board=cast.open_board)
    for where, status in ((hidden, 404), (thread, 403)):
        with pytest.raises(Refusal) as refusal:
            reply(where, by=cast.eve, source="May I?")
        assert (refusal.value.status, refusal.value.typed) == (status, {"source": "May I?"})
    reply(thread, by=cast.nia, source="May I?")
    assert list(thread.posts.order_by("position").values_list("author__name", flat=True)) == [
        "Ada Okafor",
        "Nia Prosser",
    ]


@pytest.mark.django_db
def test_the_same_form_twice_posts_once():
    cast = build_cast()
    thread = a_thread(cast)
    first = reply(thread, by=cast.ben, source="Once.", once="form-1")
    second = reply(thread, by=cast.ben, source="Once.", once="form-1")
    assert first == second
    assert thread.posts.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("source", ["", "  \n ", "x" * 100_001])
def test_no_words_or_too_many_are_refused(source):
    cast = build_cast()
    thread = a_thread(cast)
    with pytest.raises(Refusal) as refusal:
        reply(thread, by=cast.ben, source=source)
    assert refusal.value.status == 400
    assert thread.posts.count() == 1


@pytest.mark.django_db(transaction=True)
def test_replies_at_once_get_a_position_each():
    cast = build_cast()
    thread = a_thread(cast)
    failures = []

    def write(number):
        try:
            reply(thread, by=(cast.ben, cast.nia)[number % 2], source=f"Reply {number}.")
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    positions = list(
        Post.objects.filter(thread=thread).order_by("position").values_list("position", flat=True)
    )
    assert failures == []
    assert positions == list(range(1, 10))
    assert Thread.objects.get(pk=thread.pk).post_count == 9


@pytest.mark.django_db(transaction=True)
def test_words_are_rendered_before_anybody_has_to_wait(monkeypatch):
    cast = build_cast()
    thread = a_thread(cast)
    inside = []
    real = writing.render

    def watched(*given):
        inside.append(connection.in_atomic_block)
        return real(*given)

    monkeypatch.setattr(writing, "render", watched)
    post = reply(thread, by=cast.ben, source="One.")
    edit(post, by=cast.ben, source="Two.")
    a_thread(cast, title="Another")
    assert inside == [False, False, False]
