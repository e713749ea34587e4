from kith.base.kit.remembered import Remembered


def test_a_value_is_given_only_to_its_audience():
    kept = Remembered(most=10, seconds=60)
    kept.keep("posts", 1, ("for members",))
    assert kept.get("posts", 1) == ("for members",)
    assert kept.get("posts", 2) is None
    assert kept.get("posts", 1) is None


def test_the_one_unused_for_longest_makes_room():
    kept = Remembered(most=2, seconds=60)
    for name in ("first", "second"):
        kept.keep(name, 1, name)
    kept.get("first", 1)
    kept.keep("third", 1, "third")
    assert [kept.get(name, 1) for name in ("first", "second", "third")] == ["first", None, "third"]


def test_what_is_old_is_forgotten():
    kept = Remembered(most=2, seconds=-1)
    kept.keep("posts", 1, "stale")
    assert kept.get("posts", 1) is None
