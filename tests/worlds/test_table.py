"""Somebody decides who may read each text of each model before it is written anywhere (TRUST A5)."""

from tests.worlds.columns import outdated, undeclared
from tests.worlds.table import WHO_MAY_SEE


def test_somebody_decided_who_may_see_each_text_of_each_model():
    assert undeclared() == set()


def test_the_table_speaks_of_nothing_that_is_gone():
    assert outdated() == set()


def test_a_column_nobody_decided_about_is_named(monkeypatch):
    monkeypatch.delitem(WHO_MAY_SEE, "letters.Introduction")
    assert undeclared() == {"letters.Introduction.request", "letters.Introduction.words"}
