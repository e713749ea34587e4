import threading

import pytest
from django.db import connection

from kith.base.kit.refusals import Refusal
from kith.services.activity.models import Entry
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Post, Thread
from tests.cast import build_cast


@pytest.mark.django_db
def test_a_member_starts_and_the_ledger_says_so():
    cast = build_cast()
    thread = start(cast.board, by=cast.ben, title=" Which  loom? ", source="Two *shafts*?", kind="question")
    entry = Entry.objects.order_by("-id").first()
    assert (thread.title, thread.kind, thread.audience, thread.post_count) == (
        "Which loom?",
        "question",
        cast.board.audience,
        1,
    )
    assert thread.posts.get().html.strip() == "<p>Two <em>shafts</em>?</p>"
    assert (entry.verb, entry.by, entry.subject_id) == ("conversations.started", cast.ben, thread.pk)


@pytest.mark.django_db
def test_an_outsider_is_refused_where_a_member_is_not():
    cast = build_cast()
    words = {"title": "May I?", "source": "Ask?"}
    with pytest.raises(Refusal) as refusal:
        start(cast.board, by=cast.eve, **words)
    assert (refusal.value.status, refusal.value.typed) == (403, words)
    assert start(cast.board, by=cast.nia, **words).started_by == cast.nia


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("title", "source"), [("", "Words"), ("\u202e\u3164", "Words"), ("x" * 201, "Words"), ("Title", " ")]
)
def test_what_is_missing_or_too_long_is_refused(title, source):
    cast = build_cast()
    with pytest.raises(Refusal) as refusal:
        start(cast.board, by=cast.ben, title=title, source=source)
    assert refusal.value.status == 400
    assert Thread.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_form_many_times_at_once_starts_one_thread():
    cast = build_cast()
    made, failures = set(), []

    def send():
        try:
            made.add(start(cast.board, by=cast.ben, title="Once", source="Only once.", once="form-1").pk)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _ in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert failures == []
    assert (len(made), Thread.objects.count(), Post.objects.count()) == (1, 1, 1)
