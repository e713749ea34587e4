"""What subjects are about, once marks of replying, forwarding and of lists are off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ports.mail.parsing.subjects import are_unlike, base_subject, is_reply_subject, subject_key

LIST = "moth-watchers.lists.example"


@pytest.mark.parametrize(
    "subject",
    [
        "Light traps",
        "Re: Light traps",
        "RE: re: Re:Light traps",
        "AW: Re: Light traps",
        "Antw: AW: Light traps",
        "SV: VS: Light traps",
        "Fwd: Light traps",
        "Fw: WG: Light traps",
        "TR: Rif: Light traps",
        "Re[2]: Light traps",
        "Re(3): Light traps",
        "Re^4: Light traps",
        "Re : Light traps",
        "回复：Light traps",
        "Отв: Light traps",
        "Light traps (fwd)",
        "Re: Fwd: AW: Light traps (Fwd)",
        "[moth-watchers] Light traps",
        "[Moth-Watchers] Re: Light traps",
        "Re: [moth-watchers] AW: [moth-watchers] Light traps",
        "[EXTERNAL] Re: [moth-watchers] Light traps",
        "  Re:   Light traps  ",
    ],
)
def test_chains_of_marks_come_off(subject):
    assert base_subject(subject, LIST) == "Light traps"
    assert subject_key(subject) == "light traps"


@pytest.mark.parametrize(
    "subject",
    [
        "[solved] Light traps",
        "Reply: what to do",
        "Research: moths",
        "AWstats: counts",
        "Regarding moths",
        "Re",
        "3:1",
    ],
)
def test_what_is_no_mark_stays(subject):
    assert base_subject(subject, LIST) == subject


def test_a_tag_that_names_another_thing_stays_to_be_read_but_keeps_no_mails_apart():
    assert base_subject("Re: [question] Light traps", LIST) == "[question] Light traps"
    assert subject_key("Re: [question] Light traps") == subject_key("Light traps")


def test_a_tag_names_the_list_if_it_is_part_of_its_identifier():
    assert base_subject("[Watchers] Light traps", LIST) == "Light traps"
    assert base_subject("[Watchers] Light traps") == "[Watchers] Light traps"


def test_a_subject_that_is_only_a_tag_is_kept():
    assert base_subject("[moth-watchers]", LIST) == "[moth-watchers]"
    assert base_subject("Re: [moth-watchers]", LIST) == "[moth-watchers]"


@pytest.mark.parametrize("subject", ["", "Re:", "Re: AW: Fwd:", "   "])
def test_marks_alone_leave_nothing(subject):
    assert base_subject(subject) == subject_key(subject) == ""


@pytest.mark.parametrize(
    ("subject", "is_reply"),
    [
        ("Re: Light traps", True),
        ("aw: Light traps", True),
        ("SV: Light traps", True),
        ("Re[2]: Light traps", True),
        ("[moth-watchers] Re: Light traps", True),
        ("Fwd: Re: Light traps", True),
        ("Light traps", False),
        ("Fwd: Light traps", False),
        ("WG: Light traps", False),
        ("[moth-watchers] Light traps", False),
        ("Light traps, Re: yours", False),
        ("", False),
    ],
)
def test_only_a_mark_of_replying_makes_a_reply(subject, is_reply):
    assert is_reply_subject(subject) is is_reply


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Light traps", "LIGHT TRAPS!"),
        ("Light traps?", "Re: Light  traps"),
        ("Straße gesperrt", "AW: STRASSE gesperrt"),
        ("Light-traps", "Light traps"),
        ("Light traps (was: Nets)", "Light traps"),
        ("Light traps [was Nets and more]", "Light traps"),
    ],
)
def test_case_punctuation_and_what_it_was_before_make_no_difference(one, other):
    assert subject_key(one) == subject_key(other) != ""


@pytest.mark.parametrize(
    "subject",
    [
        "Help",
        "Re: help!",
        "[moth-watchers] Question",
        "(no subject)",
        "AW: Kein Betreff",
        "Call for Papers",
        "Hello...",
        "ab",
        "???",
        "Moth-watchers Digest, Vol 31, Issue 4",
        "Re: Moth-watchers digest 17",
    ],
)
def test_general_subjects_join_nothing(subject):
    assert subject_key(subject) == ""


def test_a_general_word_within_a_subject_is_no_hindrance():
    assert subject_key("Help with light traps") == "help with light traps"


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [
        ("light traps", "how to bind books", True),
        ("light traps", "new light traps", False),
        ("counting moths at night", "moths in april", False),
        ("to be or not", "or be it", True),
    ],
)
def test_subjects_are_unlike_if_they_share_no_word_with_meaning(one, other, unlike):
    assert (are_unlike(one, other), are_unlike(other, one)) == (unlike, unlike)


def test_a_key_is_never_longer_than_300_letters():
    assert len(subject_key("moth " * 1000)) == 300


@given(st.text())
def test_any_text_has_a_base_and_a_key(text):
    base = base_subject(text, LIST)
    assert base == base.strip()
    assert base in text
    assert subject_key(f"Re: {text}") == subject_key(text)


@given(st.lists(st.sampled_from(["Re: ", "AW: ", "SV: ", "Fwd: ", "RE:", "[moth-watchers] "]), max_size=20))
def test_chains_in_any_order_come_off(marks):
    assert base_subject("".join(marks) + "Light traps", LIST) == "Light traps"
