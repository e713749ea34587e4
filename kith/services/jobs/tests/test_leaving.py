"""Leaving work for later: what a transaction keeps, and what a key makes the same."""

from datetime import timedelta

import pytest
from django.db import transaction

from kith.base.kit.clock import now
from kith.services.jobs.models import Job
from kith.services.jobs.queries import how_many_wait, oldest_wait
from kith.services.jobs.registry import job
from kith.services.jobs.tests import sample
from kith.services.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db


def waiting() -> list[str]:
    return list(Job.objects.order_by("id").values_list("key", flat=True))


def test_a_job_waits_with_its_arguments() -> None:
    sample.quick.later(number=7)
    row = Job.objects.get()
    assert (row.name, row.arguments, row.key, row.state) == (
        "sample.quick",
        {"number": 7},
        "sample.quick:7",
        "waiting",
    )


@pytest.mark.django_db(transaction=True)
def test_rolled_back_it_never_was() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        sample.quick.later(number=1)
        raise ZeroDivisionError
    assert waiting() == []


def test_the_same_work_asked_for_twice_waits_once() -> None:
    sample.quick.later(number=1)
    sample.quick.later(number=2)
    sample.quick.later(number=1)
    assert waiting() == ["sample.quick:1", "sample.quick:2"]


@pytest.mark.django_db(transaction=True)
def test_asking_twice_spoils_no_transaction() -> None:
    with transaction.atomic():
        sample.quick.later(number=1)
        sample.quick.later(number=1)
        sample.quick.later(number=2)
    assert waiting() == ["sample.quick:1", "sample.quick:2"]


def test_work_that_runs_already_may_be_asked_for_again(traces_folder) -> None:
    from kith.services.jobs.actions.taking import take

    sample.quick.later(number=1)
    take("someone")
    sample.quick.later(number=1)
    assert list(Job.objects.order_by("id").values_list("state", flat=True)) == ["running", "waiting"]


def test_done_work_leaves_no_row(traces_folder) -> None:
    sample.quick.later(number=3)
    assert run_waiting() == 1
    assert (waiting(), sample.traces("quick-3")) == ([], 1)


def test_work_for_later_than_now_waits(traces_folder) -> None:
    sample.quick.later_at(now() + timedelta(hours=1), number=3)
    assert (run_waiting(), how_many_wait(), oldest_wait()) == (0, 1, timedelta(0))


def test_the_oldest_wait_is_told() -> None:
    sample.quick.later_at(now() - timedelta(minutes=5), number=3)
    sample.quick.later(number=4)
    assert timedelta(minutes=5) <= oldest_wait() < timedelta(minutes=6)


def test_what_someone_waits_for_comes_first(traces_folder) -> None:
    from kith.services.jobs.actions.taking import take

    sample.quick.later_at(now() - timedelta(hours=2), number=1)
    sample.urgent.later(number=2)
    assert [take("someone").key for _turn in range(2)] == ["sample.urgent:2", "sample.quick:1"]


@pytest.mark.parametrize(
    ("ids", "words"),
    [({}, "missing"), ({"other": 1}, "missing|unexpected"), ({"number": object()}, "ids, not things")],
)
def test_arguments_that_do_not_fit_are_refused_at_once(ids: dict, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        sample.quick.later(**ids)


def test_a_kind_needs_a_key() -> None:
    with pytest.raises(ValueError, match="by a key"):
        job(key=" ")(lambda number: None)
    with pytest.raises(TypeError, match="names no argument: thread"):
        job(key="{thread}")(lambda number: None)
