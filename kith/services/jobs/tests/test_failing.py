"""Work that fails: tried again ever later, then failed for good; and its words are kept nowhere."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from kith.services.jobs.actions.retrying import try_again
from kith.services.jobs.actions.taking import hand_back, put_done, take, wait_before
from kith.services.jobs.models import Job
from kith.services.jobs.queries import failed
from kith.services.jobs.tests import sample
from kith.services.jobs.worker import do, run_waiting

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(2, 15), (3, 60), (4, 240), (5, 960), (6, 3840), (9, 21600), (60, 21600)]
)
def test_each_wait_is_four_times_the_last(attempt: int, seconds: int) -> None:
    assert wait_before(attempt) == timedelta(seconds=seconds)


def test_it_is_tried_again_and_then_failed(traces_folder) -> None:
    sample.failing.later(number=1)
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        for attempt, wait in ((1, 15), (2, 60)):
            assert do(take("w")) is not None
            row = Job.objects.get()
            assert (row.state, row.attempts, row.worker) == ("waiting", attempt, "")
            clock.shift(wait - 1)
            assert take("w") is None
            clock.shift(1)
        do(take("w"))
    assert (Job.objects.get().state, sample.traces("failing-1"), failed()) == (
        "failed",
        3,
        {"sample.failing": 1},
    )
    assert take("w") is None


def test_the_fault_is_kept_without_its_words(traces_folder) -> None:
    sample.failing.later(number=1)
    do(take("w"))
    error = Job.objects.get().error
    assert error.startswith("builtins.ValueError at sample.py:")
    assert "ada" not in error


def test_run_waiting_says_what_went_wrong(traces_folder) -> None:
    sample.failing.later(number=1)
    with pytest.raises(ValueError, match="ada"):
        run_waiting()


def test_failed_work_can_be_given_new_attempts(traces_folder) -> None:
    sample.failing.later(number=1)
    Job.objects.update(attempts=2)
    do(take("w"))
    assert (try_again(), Job.objects.get().state, Job.objects.get().attempts) == (1, "waiting", 0)


def test_failed_work_that_was_asked_for_again_goes(traces_folder) -> None:
    sample.failing.later(number=1)
    Job.objects.update(state=Job.State.FAILED)
    sample.failing.later(number=1)
    assert (try_again(), Job.objects.get().state) == (0, "waiting")


def test_asked_for_again_while_it_failed_it_waits_once(traces_folder) -> None:
    sample.failing.later(number=1)
    first = take("w")
    sample.failing.later(number=1)
    do(first)
    row = Job.objects.get()
    assert (row.state, row.attempts, row.pk != first.pk) == ("waiting", 0, True)


def test_a_job_that_nobody_declares_any_more_fails_at_once() -> None:
    sample.quick.later(number=1)
    Job.objects.update(name="gone.away")
    do(take("w"))
    assert Job.objects.get().state == "failed"


def test_handed_back_the_attempt_does_not_count(traces_folder) -> None:
    sample.quick.later(number=1)
    job = take("w")
    assert hand_back("w") == 1
    row = Job.objects.get()
    assert (row.state, row.attempts, put_done(job)) == ("waiting", 0, False)
