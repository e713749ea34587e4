"""A gentle word to whoever wrote much of a conversation: to them alone, blocking nothing, closed for good."""

import pytest

from kith.members.communities.actions.joining import admit
from kith.rooms.forums.pieces import forget
from kith.services.answering.evenness import much_of_it
from kith.services.conversations.actions.replying import reply
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import open_page, statements

WORD = "A good part of this conversation is yours."


@pytest.mark.parametrize(
    ("posts", "much"),
    [
        ({1: 5, 2: 2, 3: 2, 4: 1}, {1}),
        ({1: 4, 2: 2, 3: 2, 4: 2}, set()),
        ({1: 4, 2: 2, 3: 2, 4: 1}, set()),
        ({1: 8, 2: 1, 3: 1}, set()),
        ({1: 9, 2: 9, 3: 1, 4: 1}, {1, 2}),
        ({}, set()),
    ],
)
def test_it_is_more_than_two_fifths_of_ten_posts_by_four(posts: dict[int, int], much: set[int]):
    assert much_of_it(posts) == much


def lively(cast: Cast):
    """Return a conversation of ten posts: five of Ben's, and one or two of three others'."""
    admit(cast.weavers, cast.pat, by=cast.ada)
    thread = a_thread(cast, board=cast.open_board)
    for person in (cast.nia, cast.pat, cast.nia, cast.pat, *[cast.ben] * 5):
        reply(thread, by=person, source="Yes.")
    return thread


def page(person, thread, tail: str = "") -> str:
    return open_page(visit(person), f"/c/weavers/conversations/{thread.key}/{tail}").content.decode()


@pytest.mark.django_db
def test_only_that_writer_reads_it_and_they_can_write_on():
    cast = build_cast()
    thread = lively(cast)
    assert WORD in page(cast.ben, thread)
    for who in (cast.ada, cast.nia, cast.pat, cast.eve, None):
        assert WORD not in page(who, thread)
    written = visit(cast.ben).post(f"/c/weavers/conversations/{thread.key}/replies/", {"source": "And?"})
    assert written.status_code == 303


@pytest.mark.django_db
def test_nobody_reads_it_of_a_quieter_conversation():
    cast = build_cast()
    thread = a_thread(cast)
    for _time in range(20):
        reply(thread, by=cast.ben, source="Yes.")
    assert WORD not in page(cast.ben, thread)


@pytest.mark.django_db
def test_closed_it_stays_closed_everywhere_for_them_alone():
    cast = build_cast()
    thread = lively(cast)
    where = f"/c/weavers/conversations/{thread.key}/no-gentle-word/"
    answer = visit(cast.ben).post(where)
    assert (answer.status_code, answer["Location"]) == (303, where.replace("no-gentle-word/", "#reply"))
    assert WORD not in page(cast.ben, thread)
    other = a_thread(cast, title="Another", by=cast.nia)
    for person in (cast.ben, cast.ben, cast.ben, cast.pat, cast.ada, *[cast.nia] * 8, *[cast.ben] * 8):
        reply(other, by=person, source="Yes.")
    assert (WORD in page(cast.ben, other), WORD in page(cast.nia, other)) == (False, True)


@pytest.mark.django_db
def test_it_costs_no_statement_even_of_a_page_rendered_anew():
    cast = build_cast()
    thread = lively(cast)
    address = f"/c/weavers/conversations/{thread.key}/"
    with_it, without = (statements(visit(who), address) for who in (cast.ben, cast.ada))
    assert with_it == without
    forget()
    assert WORD in page(cast.ben, thread)
