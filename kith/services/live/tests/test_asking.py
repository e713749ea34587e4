from kith.base.kit.ids import random_key
from kith.services.live.asking import places, written
from kith.services.live.bounds import CONVERSATIONS

ONE, OTHER, FIRST, SECOND = (random_key() for _ in range(4))


def test_a_page_says_where_it_is():
    assert places([f"{ONE}.{FIRST}", f"{OTHER}.{SECOND}"]) == {ONE: FIRST, OTHER: SECOND}


def test_what_was_told_since_goes_before_what_the_page_had():
    assert places([f"{ONE}.{FIRST}"], written({ONE: SECOND})) == {ONE: SECOND}


def test_what_the_pages_have_left_since_is_not_followed():
    assert places([f"{ONE}.{FIRST}"], written({OTHER: SECOND})) == {ONE: FIRST}


def test_what_is_no_place_is_passed_over():
    said = [
        "",
        ".",
        ONE,
        f"{ONE}.",
        f".{FIRST}",
        f"{ONE}.{FIRST}.{FIRST}",
        f"{ONE}.x' OR 1",
        f"{ONE}\x00.{FIRST}",
    ]
    assert places(said, "~~.~" + "x" * 5000) == {}


def test_so_many_are_followed_and_no_more():
    asked = [f"{random_key()}.{FIRST}" for _ in range(CONVERSATIONS + 5)]
    assert [f"{key}.{post}" for key, post in places(asked).items()] == asked[:CONVERSATIONS]


def test_what_is_written_is_read_again():
    followed = {ONE: FIRST, OTHER: SECOND}
    assert places([f"{ONE}.{SECOND}", f"{OTHER}.{FIRST}"], written(followed)) == followed
