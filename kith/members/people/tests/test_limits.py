"""Counting tries: over a moving span, in the database, and never more than the limit at once."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.members.people.limits import Limit, give_back, take
from kith.members.people.tests.test_redeeming import at_once

pytestmark = pytest.mark.django_db

THREE = Limit("test", 3, timedelta(hours=1))


def test_a_span_moves_so_its_edge_is_no_way_round():
    with time_machine.travel(now(), tick=False) as clock:
        for _try in range(3):
            assert take(THREE, "ada")
            clock.shift(timedelta(minutes=15))
        assert not take(THREE, "ada")
        clock.shift(timedelta(minutes=17))
        assert [take(THREE, "ada"), take(THREE, "ada")] == [True, False]


def test_knocking_does_not_keep_anybody_out_for_longer():
    with time_machine.travel(now(), tick=False) as clock:
        for _try in range(50):
            take(THREE, "ada")
        clock.shift(timedelta(minutes=62))
        assert take(THREE, "ada")


def test_each_counts_alone():
    other = Limit("other", 3, timedelta(hours=1))
    assert [take(THREE, "ada") for _try in range(4)] == [True, True, True, False]
    assert take(THREE, "ben")
    assert take(other, "ada")


def test_what_turned_out_well_is_given_back():
    for _try in range(9):
        assert take(THREE, "ada")
        give_back(THREE, "ada")
    give_back(THREE, "ada")
    assert [take(THREE, "ada") for _try in range(4)] == [True, True, True, False]


@pytest.mark.django_db(transaction=True)
def test_many_at_once_do_not_slip_through_together():
    assert at_once(20, lambda: take(THREE, "ada")).count(True) <= 3
    assert not take(Limit("test", 0, timedelta(hours=1)), "ben")
