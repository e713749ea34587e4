"""Whatever goes wrong with sending words, they come back, with what happened and what to do (TRUST K4).

Each line: what goes wrong, for which kinds of box, what is answered, where the words are (in the box to send
again, on the page to copy, among the drafts), what is said to have happened, and what to do.

Of the sixty cases of K4 these are the ones of writing. Elsewhere: what is sent by mail (ports/mail), letters
(rooms/letters), uploads, recordings, places at events, ballots and newsletters, which have no forms here.
A form of more than two million bytes is not read at all: its words are where they were kept as typed.
"""

from html import unescape

import pytest
from django.db import OperationalError, connection

from kith.members.communities.actions.joining import admit
from kith.members.people.actions.registering import person_at
from kith.rooms.forums.tests import losing
from kith.rooms.forums.tests.losing import CHANGE, NEW, REPLY, WORDS
from kith.services.conversations.models import Post
from kith.services.drafts.models import Draft
from tests.cast import build_cast

ALL = (REPLY, NEW, CHANGE)
BOX, PAGE, DRAFT = "in the box", "on the page", "on the page and among the drafts"

LONG = "a" * 100_001
OUT = "You’re not signed in here any more, so that didn’t go out.", "Copy them, sign in, and send them again."
OLD = "This page had been open for too long", "Go back, load the page again, and send it once more."
NOT_YOURS = "that step isn’t yours to take", "Ask someone who looks after this community."
NOTHING = "There is nothing at this address, or it isn’t open to you.", "Check the address"
SOON = "everyone", "You can send it from"
FEWER = "everyone posts at most 2 links", "Send it now with fewer links"
CLOSED = "This conversation is closed, so that wasn’t posted.", "start a conversation of your own"
HERE = "One thing to put right", ""

CASES = [
    ("the session ended", losing.signed_out, ALL, 403, PAGE, OUT),
    ("signed out in another tab", losing.strange, ALL, 403, PAGE, OUT),
    ("the form’s token is gone", losing.outdated, ALL, 403, PAGE, OLD),
    ("the form’s token is another’s", losing.forged, ALL, 403, PAGE, OLD),
    ("left the community", losing.left, (REPLY, CHANGE), 404, DRAFT, NOTHING),
    ("left the community", losing.left, (NEW,), 403, PAGE, NOT_YOURS),
    ("removed from the community", losing.removed, (REPLY, CHANGE), 404, DRAFT, NOTHING),
    ("removed from the community", losing.removed, (NEW,), 403, PAGE, NOT_YOURS),
    ("moved on", losing.moved_on, (REPLY, CHANGE), 404, DRAFT, NOTHING),
    ("moved on", losing.moved_on, (NEW,), 403, PAGE, NOT_YOURS),
    ("never belonged", losing.outside, (REPLY, CHANGE), 404, DRAFT, NOTHING),
    ("never belonged", losing.outside, (NEW,), 403, PAGE, NOT_YOURS),
    ("not one’s own post", losing.somebody_else, (CHANGE,), 403, DRAFT, NOT_YOURS),
    ("the conversation was taken away", losing.taken_away, (REPLY,), 404, DRAFT, NOTHING),
    ("the conversation is closed", losing.closed, (REPLY,), 409, DRAFT, CLOSED),
    ("the conversation is gone", losing.gone, (REPLY, CHANGE), 404, DRAFT, NOTHING),
    ("the conversation is elsewhere", losing.elsewhere, (REPLY,), 404, DRAFT, NOTHING),
    ("no such community", losing.no_community, ALL, 404, PAGE, NOTHING),
    ("the board is gone", losing.board_gone, (NEW,), 422, BOX, ("Say where it belongs.", "")),
    ("no board chosen", losing.without("board"), (NEW,), 422, BOX, ("Say where it belongs.", "")),
    ("no kind chosen", losing.without("kind"), (NEW,), 422, BOX, HERE),
    ("a kind nobody knows", losing.with_body(kind="rant"), (NEW,), 422, BOX, HERE),
    ("no title", losing.with_body(title=""), (NEW,), 422, BOX, ("Give it a title", "")),
    ("a title of blanks", losing.with_body(title=" \u200b "), (NEW,), 422, BOX, ("Give it a title", "")),
    ("a title too long", losing.with_body(title="t" * 201), (NEW,), 422, BOX, ("200 letters are plenty", "")),
    ("words with a NUL", losing.with_body(source=WORDS + "\0"), ALL, 422, BOX, HERE),
    ("words too long", losing.with_body(source=WORDS + LONG), ALL, 422, BOX, ("longer than one post", "")),
    ("too many on the first day", losing.first_day, (REPLY, NEW), 429, DRAFT, SOON),
    ("too many links on the first day", losing.links, (REPLY, NEW), 429, DRAFT, FEWER),
    ("too many in an hour", losing.busy_hour, (REPLY, NEW), 429, DRAFT, SOON),
]
TABLE = [
    pytest.param(arrange, kind, status, where, said, id=f"{name}: {kind}")
    for name, arrange, kinds, status, where, said in CASES
    for kind in kinds
]


@pytest.fixture
def cast(db):
    return build_cast()


def boxes(page: str) -> list[str]:
    """Return what stands in the text areas of a page."""
    parts = page.split("<textarea")[1:]
    return [unescape(part.split(">", 1)[1].split("</textarea>")[0]) for part in parts]


def holds_up(it: losing.Sending, answer, where: str, said: tuple[str, str]) -> None:
    page = answer.content.decode()
    text = unescape(page)
    assert [words for words in said if words not in text] == []
    assert any(WORDS in box for box in boxes(page))
    if where == BOX:
        assert any(WORDS in box for box in boxes(page.split('name="source"')[1].join(["<textarea", ""])))
    drafts = Draft.objects.filter(person=it.by, place=it.place, text__startswith=WORDS)
    assert drafts.exists() is (where == DRAFT)
    assert ("among your drafts" in text) is (where == DRAFT)
    assert not Post.objects.filter(source__startswith=WORDS).exists()


@pytest.mark.parametrize(("arrange", "kind", "status", "where", "said"), TABLE)
def test_words_come_back(cast, arrange, kind, status, where, said):
    it = losing.sending(cast, kind)
    arrange(it)
    answer = it.send()
    assert answer.status_code == status
    holds_up(it, answer, where, said)


FAULTS = {
    "the database is locked": (
        OperationalError("database is locked"),
        503,
        ("The site is busy and couldn’t save that in time.", "Send it again in a minute."),
    ),
    "the disk is full": (
        OperationalError("database or disk is full"),
        503,
        ("The site is busy and couldn’t save that in time.", "Send it again in a minute."),
    ),
    "a fault of ours": (
        RuntimeError("planted"),
        500,
        ("Something went wrong on our side.", "Try again in a minute."),
    ),
}


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("fault", FAULTS)
def test_words_come_back_when_nothing_can_be_saved(cast, kind, fault):
    it = losing.sending(cast, kind)
    error, status, said = FAULTS[fault]

    def fails(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE")):
            raise error
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fails):
        answer = it.send()
    assert answer.status_code == status
    holds_up(it, answer, PAGE, said)


def test_a_change_that_meets_another_shows_both(cast):
    it = losing.sending(cast, CHANGE)
    losing.changed_meanwhile(it)
    answer = it.send()
    text = unescape(answer.content.decode())
    assert answer.status_code == 409
    for words in (
        WORDS,
        "Other words, from my phone.",
        "changed while you were writing",
        "Choose one of the two",
    ):
        assert words in text
    assert Draft.objects.get(person=it.by).text == WORDS


@pytest.mark.parametrize("kind", ALL)
def test_a_name_that_means_several_comes_back_to_be_asked(cast, kind):
    other = person_at("bb@cast.example", name="Ben Buckle", verified=True)
    admit(cast.weavers, other, by=cast.ada)
    it = losing.sending(cast, kind)
    it.body["source"] = f"{WORDS} @ben"
    answer = it.send()
    assert answer.status_code == 422
    holds_up(it, answer, BOX, ("Say whom you mean by “@Ben”.", "Whom do you mean by “@Ben”?"))


@pytest.mark.parametrize("kind", [REPLY, NEW])
def test_a_form_sent_twice_is_one_post_and_no_draft(cast, kind):
    it = losing.sending(cast, kind)
    it.body["once"] = "token"
    answers = [it.send() for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len({answer["Location"] for answer in answers}) == 1
    assert Post.objects.filter(source=WORDS).count() == 1
    late = {**it.body, "place": it.place}
    it.client.post("/you/drafts/", late, headers={"X-Requested-With": "fetch"})
    assert Draft.objects.count() == 0


def test_two_tabs_with_different_words_are_two_replies(cast):
    it = losing.sending(cast, REPLY)
    assert it.send().status_code == 303
    it.body |= {"source": "From the other tab.", "once": "another"}
    assert it.send().status_code == 303
    assert it.thread.posts.count() == 3


@pytest.mark.parametrize("kind", ALL)
def test_the_same_form_goes_through_when_nothing_is_wrong(cast, kind):
    it = losing.sending(cast, kind)
    assert it.send().status_code == 303
    assert (Post.objects.filter(source=WORDS).count(), Draft.objects.count()) == (1, 0)
