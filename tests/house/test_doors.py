"""Who gets in where: every address, every method it takes, the whole cast, against a table read by eye."""

import csv
from pathlib import Path

import pytest
from django.urls import path

from kith.base.kit.doors import all_doors, policy_of, undeclared
from tests.house.doors import COLUMNS, measured

TABLE = Path(__file__).with_name("doors.csv")


def kept() -> list[dict[str, str]]:
    with TABLE.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.django_db
def test_every_door_answers_as_the_table_says(settings):
    settings.DEMO = False
    assert measured() == kept()


def test_the_table_knows_every_address():
    known = {row["door"] for row in kept()}
    assert {name for _route, name, _view in all_doors()} == known


def test_every_method_a_policy_names_is_in_the_table():
    wanted = {
        (name, method)
        for _route, name, view in all_doors()
        for method in policy_of(view).methods
        if method != "HEAD"
    }
    assert {(row["door"], row["method"]) for row in kept()} == wanted


def test_no_address_is_without_a_policy():
    assert undeclared() == []


def test_an_address_without_a_policy_is_found():
    bare = [
        path("bare/", lambda request: None),
        path("other/", type("View", (), {"__call__": lambda self: None})()),
    ]
    assert undeclared(bare) == ["bare/", "other/"]


def test_a_changed_table_is_noticed():
    rows = kept()
    rows[0] = {**rows[0], COLUMNS[-1]: "999"}
    assert rows != kept()
