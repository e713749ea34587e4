from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from kith.services.activity.models import Entry
from kith.services.conversations.actions.importing import Arrival, put_in_order, take_in
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.models.post import MAX_SOURCE
from tests.cast import build_cast

DAY = datetime(2008, 3, 1, 9, tzinfo=UTC)


def arrival(cast, thread, days, author=None, title=""):
    return Arrival(
        thread=thread,
        title=title,
        author=(author or cast.ben).pk,
        source=f"Day {days}.",
        html=f"<p>Day {days}.</p>",
        posted_at=DAY + timedelta(days=days),
        minutes=1,
    )


@pytest.mark.django_db
def test_a_batch_opens_threads_and_continues_them():
    cast = build_cast()
    with transaction.atomic():
        made = take_in(
            cast.board,
            [
                arrival(cast, None, 0, title="Moths"),
                arrival(cast, ("batch", 0), 1, author=cast.nia),
                arrival(cast, None, 2, title="Dyes"),
            ],
        )
    with transaction.atomic():
        take_in(cast.board, [arrival(cast, made[2][0], 3, author=cast.ada)])
    threads = Thread.objects.hanging_on(cast.board).order_by("id")
    assert list(threads.values_list("title", "post_count", "last_post_by__name")) == [
        ("Moths", 2, "Nia Prosser"),
        ("Dyes", 2, "Ada Okafor"),
    ]
    verbs = Entry.objects.filter(imported=True).order_by("id").values_list("verb", "at")
    assert list(verbs) == [
        ("conversations.started", DAY),
        ("conversations.replied", DAY + timedelta(days=1)),
        ("conversations.started", DAY + timedelta(days=2)),
        ("conversations.replied", DAY + timedelta(days=3)),
    ]


@pytest.mark.django_db
def test_mail_that_came_out_of_order_is_put_in_order():
    cast = build_cast()
    with transaction.atomic():
        made = take_in(
            cast.board,
            [
                arrival(cast, None, 5, title="Re: Moths", author=cast.nia),
                arrival(cast, ("batch", 0), 0),
                arrival(cast, ("batch", 0), 9),
            ],
        )
    assert list(Post.objects.order_by("position").values_list("position", "source")) == [
        (1, "Day 0."),
        (2, "Day 5."),
        (3, "Day 9."),
    ]
    thread = Thread.objects.get(pk=made[0][0])
    assert (thread.started_by, thread.started_at, thread.first_reply_at) == (
        cast.ben,
        DAY,
        DAY + timedelta(days=5),
    )
    assert put_in_order([made[0][0]]) == 0


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written():
    cast = build_cast()
    with pytest.raises(transaction.TransactionManagementError):
        take_in(cast.board, [arrival(cast, None, 0, title="Moths")])
    assert Thread.objects.count() == 0


@pytest.mark.django_db
def test_a_post_longer_than_a_post_can_be_is_refused():
    cast = build_cast()
    long = replace(arrival(cast, None, 0, title="Moths"), source="x" * (MAX_SOURCE + 1))
    with pytest.raises(ValueError, match="Moths"), transaction.atomic():
        take_in(cast.board, [long])
    assert Thread.objects.count() == 0
