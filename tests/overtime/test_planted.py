"""Faults that others published, put in: the walk finds each (TRUST A6)."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.memory import forget
from tests.overtime.machine import STEPS, Found, walked
from tests.overtime.planting import PLANTS, nothing_prepared

# once: what is asked for here is whether the comparing sees a fault, not what a database answers.
pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.slow]

A_WALK = 30
SEEDS = range(1, 6)


@pytest.mark.parametrize("plant", PLANTS)
def test_a_fault_that_others_published_is_found(plant):
    put_in, steps, channel = PLANTS[plant]
    with pytest.MonkeyPatch.context() as patch:
        nothing_prepared(patch)
        put_in(patch)
        found = next(filter(lambda one: one.faults, walks(steps, channel)), None)
    forget()
    assert found is not None, f"nothing showed in {len(SEEDS)} walks"
    assert [fault for fault in found.faults if " misses " not in fault], "nobody was given what is not theirs"


def walks(steps: str, channel: str) -> Iterator[Found]:
    """Walk with one seed after the other, on these steps alone, asking this channel alone."""
    among = {f"{name} {place}": STEPS[name] for place, name in enumerate(steps.split())}
    for seed in SEEDS:
        point = transaction.savepoint()
        yield walked(seed, A_WALK, asked=[channel], among=among)
        transaction.savepoint_rollback(point)
