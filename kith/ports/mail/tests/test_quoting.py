"""A mail that names nothing it answers, and quotes much of one earlier mail, belongs to that one."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.ports.mail.parsing.heads import head_of
from kith.ports.mail.parsing.mbox import RawMessage
from kith.ports.mail.parsing.threading import Threader

QUESTION = [f"Of the moths that came to lamp {n}, most were gone by the morning." for n in range(8)]
OTHER = [f"The bees of garden number {n} slept through all of the summer rain." for n in range(8)]


def mail(name, who, day, lines, more=""):
    """A raw mail so many days into May 2008, under a subject of its own."""
    headers = f"From: {who}@a.example\nSubject: about {name}\nMessage-ID: <{name}@a.example>\n{more}"
    date = f"Date: {datetime(2008, 5, 1, tzinfo=UTC) + timedelta(days=day):%d %b %Y} 10:00:00 +0000\n"
    return RawMessage((headers + date + "\n" + "\n".join(lines) + "\n").encode(), name, 0)


def marked(lines):
    return [f"> {line}" for line in lines]


def threads(*mails):
    """The threads of mails as sets of names, in order of time."""
    with Threader() as threader:
        for one in map(head_of, mails):
            threader.add(one)
        threader.settle()
        places = threader.places([f"{one.where}@a.example" for one in mails])
    found = {}
    for name, place in places.items():
        found.setdefault(place.thread, set()).add(name.partition("@")[0])
    return list(found.values())


FIRST = mail("question", "ann", 0, QUESTION)


@pytest.mark.parametrize(
    ("who", "day", "lines", "joins"),
    [
        ("bo", 1, ["No.", *marked(QUESTION[:4])], True),
        ("bo", 1, ["No.", *marked(marked(QUESTION[:4]))], True),
        ("bo", 60, marked(QUESTION), True),
        ("bo", 1, marked(QUESTION[:3]), False),
        ("bo", 1, marked(["In part.", "I agree.", "It is so.", "Why?"]), False),
        ("bo", 61, marked(QUESTION), False),
        ("ann", 1, marked(QUESTION), False),
        ("bo", 1, QUESTION, False),
        ("bo", 1, marked(OTHER), False),
    ],
    ids=["four lines", "quoted twice", "60 days", "three", "short", "61 days", "own", "unmarked", "other"],
)
def test_what_is_quoted_decides(who, day, lines, joins):
    found = threads(FIRST, mail("answer", who, day, lines))
    assert found == ([{"question", "answer"}] if joins else [{"question"}, {"answer"}])


def test_a_digest_of_several_conversations_answers_none_of_them():
    other = mail("other", "cy", 0, OTHER)
    answer = mail("answer", "bo", 1, marked(QUESTION + OTHER))
    assert threads(FIRST, other, answer) == [{"question"}, {"other"}, {"answer"}]
    mostly = mail("answer", "bo", 1, marked(QUESTION + OTHER[:1]))
    assert threads(FIRST, other, mostly) == [{"question", "answer"}, {"other"}]


def test_what_many_wrote_is_nobodys():
    others = [mail(f"copy{n}", f"p{n}", 0, QUESTION) for n in range(5)]
    assert len(threads(FIRST, *others, mail("answer", "bo", 1, marked(QUESTION)))) == 7


def test_what_a_mail_says_it_answers_comes_first_and_what_hangs_on_it_comes_along():
    other = mail("other", "cy", 0, OTHER)
    tied = mail("answer", "bo", 1, marked(QUESTION), "In-Reply-To: <other@a.example>\n")
    assert threads(FIRST, other, tied) == [{"question"}, {"other", "answer"}]
    thanks = mail("thanks", "ann", 2, marked(["Thanks."]), "In-Reply-To: <answer@a.example>\n")
    assert threads(FIRST, mail("answer", "bo", 1, marked(QUESTION)), thanks) == [
        {"question", "answer", "thanks"}
    ]
