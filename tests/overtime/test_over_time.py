"""Whatever happens in turn, everyone reads what they may and nothing else, in every channel (TRUST A6).

All of it, once: KITH_STEPS=5000 pytest tests/overtime/test_over_time.py
"""

import os

import pytest

from tests.overtime.machine import walked

pytestmark = pytest.mark.django_db

STEPS = int(os.environ.get("KITH_STEPS", "50"))
A_WALK = 50


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, STEPS // A_WALK + 1))
def test_every_channel_says_what_the_oracle_says_after_every_step(seed):
    found = walked(seed, A_WALK)
    assert found.faults == [], f"seed {seed}, step {found.steps}, after {found.last}: {found.done}"
    assert len(found.done) > 10, "most of what can happen was refused"
