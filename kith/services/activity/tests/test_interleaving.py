"""The most delicate line of the system: an entry whose id came first and whose commit came last."""

import threading

import pytest
from django.db import connection, transaction

from kith.services.activity.models import Cursor, Entry
from kith.services.activity.projections import catch_up, lag
from kith.services.activity.tests.conftest import happen, noted

pytestmark = pytest.mark.django_db(transaction=True)
on_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="commits follow ids on SQLite")
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="writers do not queue on PostgreSQL")
PATIENCE = 15  # seconds


class SlowWriter:
    """Another connection that records an entry and commits only when told to."""

    def __init__(self, community):
        self.community = community
        self.wrote, self.may_commit = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._run)

    def __enter__(self):
        self.thread.start()
        assert self.wrote.wait(PATIENCE)
        return self

    def commit(self):
        self.may_commit.set()
        self.thread.join(PATIENCE)

    def __exit__(self, *exc):
        self.commit()

    def _run(self):
        try:
            with transaction.atomic():
                happen(self.community)
                self.wrote.set()
                self.may_commit.wait(PATIENCE)
        finally:
            connection.close()


class NaiveReader:
    """The planted mistake: remembers the largest id it saw, and reads what is larger."""

    def __init__(self):
        self.last, self.seen = 0, []

    def read(self):
        fresh = list(Entry.objects.filter(pk__gt=self.last).order_by("pk").values_list("pk", flat=True))
        self.seen += fresh
        self.last = max([self.last, *fresh])


@on_postgres
def test_an_entry_that_commits_late_is_lost_to_a_naive_cursor_and_not_to_ours(community, notes):
    naive = NaiveReader()
    with SlowWriter(community) as slow:
        with transaction.atomic():
            happen(community)
        naive.read()
        catch_up()
        # The second entry is committed, and waits for the first, which is not.
        assert (len(naive.seen), noted()) == (1, [])
        slow.commit()
    naive.read()
    catch_up()
    both = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    assert len(both) == 2
    assert naive.seen == both[1:]
    assert noted() == both


@on_postgres
def test_entries_of_a_transaction_that_was_rolled_back_hold_nothing_up(community, notes):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        happen(community)
        raise ZeroDivisionError
    with transaction.atomic():
        happen(community)
    catch_up()
    assert noted() == list(Entry.objects.values_list("pk", flat=True))
    assert lag() == {"notes": 0}


@on_postgres
def test_a_ledger_restored_into_a_younger_database_goes_on(community, notes):
    with transaction.atomic():
        happen(community)
    catch_up()
    Entry.objects.update(txid=10**12)
    Cursor.objects.filter(pk="notes").update(txid=10**12)
    with transaction.atomic():
        happen(community)
    catch_up()
    assert noted() == list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        happen(community)
    catch_up()
    assert len(noted()) == 3


@on_sqlite
def test_writers_queue_so_that_entries_commit_in_the_order_of_their_ids(community, notes):
    order = []

    def write_second():
        try:
            with transaction.atomic():
                happen(community)
            order.append("second")
        finally:
            connection.close()

    with SlowWriter(community) as slow:
        second = threading.Thread(target=write_second)
        second.start()
        second.join(0.3)
        assert second.is_alive()
        order.append("first")
        slow.commit()
    second.join(PATIENCE)
    assert order == ["first", "second"]
    catch_up()
    assert noted() == list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    assert len(noted()) == 2


def test_two_workers_at_once_apply_each_entry_once(community, notes, monkeypatch):
    monkeypatch.setattr("kith.services.activity.projections.BATCH", 5)
    with transaction.atomic():
        for _ in range(40):
            happen(community)
    applied = []

    def work():
        try:
            applied.append(catch_up())
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(PATIENCE)
    assert sum(applied) == 40
    assert noted() == list(Entry.objects.order_by("pk").values_list("pk", flat=True))
