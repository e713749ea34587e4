import pytest
from django.http import Http404
from django.test import RequestFactory

from kith.base.kit.leaves import Leaf, leaf, rows_on


def asked(address: str, things: int, name: str = "page") -> Leaf[int]:
    read = range(1, things + 1)
    return leaf(RequestFactory().get(address), lambda number: rows_on(read, number, 3), 3, name)


def test_a_list_goes_on_from_page_to_page():
    assert asked("/", 0) == Leaf([], 1, False)
    assert asked("/", 3) == Leaf([1, 2, 3], 1, False)
    assert asked("/", 4) == Leaf([1, 2, 3], 1, True)
    assert asked("/?page=2", 4) == Leaf([4], 2, False)


def test_each_list_on_a_page_has_a_number_of_its_own():
    assert asked("/?page=9&asked=2", 4, "asked") == Leaf([4], 2, False, "asked")


@pytest.mark.parametrize("things", [0, 3])
def test_behind_the_last_there_is_nothing(things):
    with pytest.raises(Http404):
        asked("/?page=2", things)


def test_what_is_made_of_the_things_stands_on_the_same_page():
    assert asked("/?page=2", 7).of(str) == Leaf(["4", "5", "6"], 2, True)
