"""Which mails belong to one thread: by what they answer, by their subject, whatever order they come in."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ports.mail.parsing.heads import Head, head_of, head_of_mail, nearest_parents
from kith.ports.mail.parsing.mbox import RawMessage
from kith.ports.mail.parsing.message import parse
from kith.ports.mail.parsing.subjects import is_reply_subject
from kith.ports.mail.parsing.threading import Place, Summary, Threader, ThreadPlan

START = datetime(2008, 1, 3, tzinfo=UTC)


class Stored:
    """A library with these ids in threads, and these subjects lately under discussion."""

    def __init__(self, ids=None, subjects=None):
        self.ids, self.subjects = ids or {}, subjects or {}

    def threads_of(self, message_ids):
        return {one: self.ids[one] for one in message_ids if one in self.ids}

    def latest_of(self, subject_keys):
        return {one: self.subjects[one] for one in subject_keys if one in self.subjects}


def head(name, day=0.0, subject="Light traps", answers=(), quotes=False):
    moment = START + timedelta(days=day)
    return Head(name, tuple(answers), subject, "", moment, is_reply_subject(subject), quotes)


def plan(heads, library=None):
    """Return the places of all heads, and what settling found."""
    with Threader() as threader:
        for one in heads:
            threader.add(one)
        summary = threader.settle(library)
        return threader.places([one.message_id for one in heads]), summary


def threads(heads, library=None):
    """Return the threads as sets of ids, by key."""
    found = {}
    for name, place in plan(heads, library)[0].items():
        found.setdefault(place.thread, set()).add(name)
    return found


def in_every_order(heads):
    """Return the places of heads, the same in whatever order they are added."""
    plans = [plan(each)[0] for each in permutations(heads)]
    assert all(one == plans[0] for one in plans)
    return plans[0]


def test_a_chain_of_answers_is_one_thread_in_whatever_order_it_comes():
    heads = [
        head("a"),
        head("b", 1, "Re: Light traps", ["a"]),
        head("c", 2, "Re: Light traps", ["b", "a"]),
        head("d", 3, "Another matter"),
    ]
    assert in_every_order(heads) == {
        "a": Place("a", "", False),
        "b": Place("a", "a", False),
        "c": Place("a", "b", False),
        "d": Place("d", "", False),
    }


def test_answers_to_a_mail_that_is_missing_belong_together():
    heads = [head("a", 0, "Nets", ["lost"]), head("b", 1, "Lamps", ["gone", "lost"]), head("c", 2, "Jars")]
    heads[1] = heads[1]._replace(quotes=True)
    assert in_every_order(heads) == {
        "a": Place("a", "", False),
        "b": Place("a", "", False),
        "c": Place("c", "", False),
    }


def test_the_nearest_mail_that_is_here_is_the_one_answered():
    heads = [head("a"), head("c", 2, "Re: Light traps", ["lost", "a"])]
    assert plan(heads)[0]["c"] == Place("a", "a", False)


def test_in_reply_to_is_nearer_than_references():
    assert nearest_parents(("c",), ("a", "b", "c")) == ("c", "b", "a")
    assert nearest_parents((), ("a", "b")) == ("b", "a")


def test_an_answer_dated_before_its_question_still_hangs_under_it():
    heads = [head("question", 1), head("answer", 0, "Re: Light traps", ["question"])]
    assert in_every_order(heads) == {
        "question": Place("question", "", False),
        "answer": Place("question", "question", False),
    }


@pytest.mark.parametrize(("day", "keys"), [(1, ["a"]), (60, ["a"]), (61, ["a", "b"])])
def test_an_answer_without_tie_joins_its_subject_within_60_days(day, keys):
    assert sorted(threads([head("a"), head("b", day, "Re: Light traps")])) == keys


@pytest.mark.parametrize(
    "sign",
    [dict(subject="AW: Light traps"), dict(answers=["outside"]), dict(quotes=True)],
)
def test_whatever_looks_like_an_answer_joins_by_subject(sign):
    assert in_every_order([head("a"), head("b", 1, **sign)])["b"] == Place("a", "", True)


def test_the_window_runs_from_the_last_mail_not_from_the_first():
    heads = [head(name, 50 * n, "Re: Light traps") for n, name in enumerate("abc")]
    assert threads(heads) == {"a": {"a", "b", "c"}}


def test_an_answer_joins_nothing_that_was_asked_after_it():
    assert sorted(threads([head("a", 5), head("b", 0, "Re: Light traps")])) == ["a", "b"]


def test_the_same_subject_without_a_mark_is_another_thread():
    assert sorted(threads([head("a"), head("b", 1)])) == ["a", "b"]


@pytest.mark.parametrize(("marked", "keys"), [(0, ["p0", "x"]), (5, ["p0", "x", "y"])])
def test_without_a_mark_it_joins_only_where_the_archive_has_lost_its_marks(marked, keys):
    answers = [
        head(f"p{n}", n / 24, "Re: Counting" if n <= marked and n else "Counting", [f"p{n - 1}"] if n else [])
        for n in range(21)
    ]
    heads = [*answers, head("x", 0), head("y", 4), head("z", 8.1, "Re: Jars")]
    found = threads(heads)
    assert sorted(found) == sorted([*keys, "z"])


def test_lost_marks_join_within_4_days_and_no_longer():
    answers = [head(f"p{n}", n / 24, "Counting", [f"p{n - 1}"] if n else []) for n in range(21)]
    assert sorted(threads([*answers, head("x", 0), head("y", 4.1)])) == ["p0", "x", "y"]
    assert plan(answers)[1] == Summary(21, 1, 0, replies_marked=False)


@pytest.mark.parametrize("subject", ["Re: Help", "Re: ", "Re: [moths] question?", "Re: Moths Digest, Vol 3"])
def test_general_subjects_join_nothing(subject):
    plain = subject.removeprefix("Re: ")
    assert sorted(threads([head("a", 0, plain), head("b", 1, subject)])) == ["a", "b"]


def test_who_answers_about_something_else_begins_a_thread():
    other = head("b", 1, "Binding books", ["a"])
    assert sorted(threads([head("a"), other])) == ["a", "b"]
    assert sorted(threads([head("a"), other._replace(quotes=True)])) == ["a"]
    assert sorted(threads([head("a"), head("b", 1, "Re: Binding books", ["a"])])) == ["a"]
    assert sorted(threads([head("a"), head("b", 1, "More light traps", ["a"])])) == ["a"]


def test_mails_that_answer_each_other_in_a_circle_are_one_thread():
    heads = [
        head("a", 0, answers=["c"]),
        head("b", 1, answers=["a"]),
        head("c", 2, answers=["b"]),
        head("d", 3, answers=["d", "a"]),
    ]
    assert len({place.thread for place in in_every_order(heads).values()}) == 1


def test_the_second_mail_of_an_id_is_refused():
    with Threader() as threader:
        assert [threader.add(head("a")), threader.add(head("a", 9, "Other"))] == [True, False]
        assert threader.settle() == Summary(1, 1, 0, replies_marked=True)
        assert threader.places(["a", "unknown"]) == {"a": Place("a", "", False)}


def test_threads_are_planned_in_order_of_their_first_mail():
    with Threader() as threader:
        for one in [head("c", 5, "Nets"), head("b", 1, "Re: Light traps", ["a"]), head("a")]:
            threader.add(one)
        threader.settle()
        day = timedelta(days=1)
        first = ThreadPlan("a", "Light traps", "light traps", START, START + day, 2, False)
        second = ThreadPlan("c", "Nets", "nets", START + 5 * day, START + 5 * day, 1, False)
        assert list(threader.threads()) == [first, second]
        assert list(threader.threads(["c", "unknown"])) == [second]


def test_the_temporary_file_goes_at_the_end(tmp_path):
    with Threader(str(tmp_path)) as threader:
        threader.add(head("a"))
        assert len(list(Path(tmp_path).iterdir())) == 1
    assert list(Path(tmp_path).iterdir()) == []


def test_what_answers_a_stored_mail_continues_its_thread():
    heads = [
        head("b", 1, "Re: Light traps", ["a"]),
        head("c", 2, "Re: Light traps", ["b"]),
        head("d", 9, "Nets"),
    ]
    assert threads(heads, Stored({"a": "k1"})) == {"k1": {"b", "c"}, "d": {"d"}}


@pytest.mark.parametrize(("day", "key"), [(60, "k1"), (61, "b")])
def test_an_answer_without_tie_continues_a_stored_subject_within_60_days(day, key):
    library = Stored(subjects={"light traps": ("k1", START)})
    assert threads([head("b", day, "Re: Light traps")], library) == {key: {"b"}}


def test_stored_threads_are_never_merged():
    heads = [head("c", 2, "Re: Light traps", ["a", "b"]), head("d", 3, "Re: Light traps", ["b"])]
    assert threads(heads, Stored({"a": "k1", "b": "k2"})) == {"k1": {"c"}, "k2": {"d"}}


def test_a_head_says_what_threading_needs_from_raw_bytes_and_from_a_parsed_mail():
    data = (Path(__file__).parent / "mails" / "answer.eml").read_bytes()
    moment = datetime(2008, 1, 4, 17, 30, tzinfo=UTC)
    parents = ("2@quill.example", "lost@elsewhere.example", "1@quill.example")
    found = head_of(RawMessage(data, "", 0))
    assert found == Head("3@lamp.example", parents, "Light traps", "bo@lamp.example", moment, True, False)
    assert head_of_mail(parse(data)) == found
    assert head_of(RawMessage(data + b"\n> Where?\n", "", 0)).quotes is True
    assert head_of(RawMessage(b"hello", "", 0)) is None


NAMES = "abcdef"
HEADS = st.builds(
    head,
    st.sampled_from(NAMES),
    st.integers(0, 3),
    st.sampled_from(["Light traps", "Re: Light traps", "Nets", "Re: Nets", "Help"]),
    st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
    st.booleans(),
)


@given(
    st.lists(HEADS, max_size=6, unique_by=lambda one: one.message_id).flatmap(
        lambda heads: st.tuples(st.just(heads), st.permutations(heads))
    )
)
def test_any_mails_in_any_order_give_the_same_plan(both):
    heads, shuffled = both
    assert plan(heads) == plan(shuffled)
