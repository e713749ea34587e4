import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.base.ui.cloth import Week
from kith.desks.home import cloths
from kith.desks.home.queries import band
from tests.cast import build_cast

pytestmark = pytest.mark.django_db


def test_a_band_is_a_community_in_its_weeks():
    cast = build_cast()
    made = band(cast.potters)
    assert (made.slug, made.name, made.glaze, made.motif) == ("potters", "Potters", "brick", "star")
    assert len(made.weeks) == 52 and all(isinstance(week, Week) for week in made.weeks)


def test_many_take_one_statement_and_the_next_time_none():
    cast = build_cast()
    for statements in (1, 0):
        with CaptureQueriesContext(connection) as captured:
            made = cloths.bands([cast.weavers, cast.potters])
        assert [one.slug for one in made] == ["weavers", "potters"]
        assert len(captured) == statements


def test_weeks_come_back_as_they_went_in():
    weeks = tuple(
        Week(talk, gathering, kept, to_come)
        for talk in range(4)
        for gathering in (False, True)
        for kept in (False, True)
        for to_come in (False, True)
    )
    assert cloths._read(cloths._written(weeks)) == weeks
