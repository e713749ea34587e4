"""A page of a conversation that was made once is each audience's own, whoever's page was made before."""

import re

import pytest

from kith.rooms.forums import pieces
from kith.services.conversations.actions.rehanging import rehang
from tests.cast import a_thread, build_cast, visit

pytestmark = pytest.mark.django_db

ITSELF = re.compile(r'name="(once|csrfmiddlewaretoken)" value="[^"]*"')


def pages(people, thread) -> dict[str, tuple[int, str]]:
    """Return what each of them is answered."""
    found = {}
    for name, person in people:
        answer = visit(person).get(f"/c/weavers/conversations/{thread.key}/?page=1")
        found[name] = answer.status_code, ITSELF.sub("", answer.content.decode())
    return found


def alone_and_after_others(cast, thread):
    """Return what everyone is answered as the first who came, and as the last."""
    everyone = list(cast.everyone().items())
    alone: dict[str, tuple[int, str]] = {}
    for each in everyone:
        pieces.forget()
        alone |= pages([each], thread)
    pieces.forget()
    pages(everyone, thread)
    return alone, pages(reversed(everyone), thread)


def test_everyones_page_is_what_it_would_be_if_nobody_had_come_before():
    cast = build_cast()
    for board in (cast.board, cast.open_board):
        alone, after = alone_and_after_others(cast, a_thread(cast, board=board))
        assert after == alone
        assert len({text for _status, text in alone.values()}) > 2, "readers differ in what they are offered"


def test_one_name_for_all_kinds_of_readers_would_be_found(monkeypatch):
    cast = build_cast()
    thread = a_thread(cast, board=cast.open_board)
    first: list[str] = []

    def whoever_came_first(viewer) -> str:
        first.append(_of(viewer))
        return first[0]

    forget = pieces.forget
    monkeypatch.setattr(pieces, "forget", lambda: (first.clear(), forget()))
    monkeypatch.setattr(pieces, "reader", whoever_came_first)
    alone, after = alone_and_after_others(cast, thread)
    assert after != alone


def _of(viewer) -> str:
    return "member" if viewer.standing.is_member else "reader" if viewer.is_signed_in else "stranger"


def test_what_is_remembered_is_given_to_the_audience_it_was_made_for_alone():
    cast = build_cast()
    thread = a_thread(cast, board=cast.open_board)
    visit(cast.ben).get(f"/c/weavers/conversations/{thread.key}/")
    (name, (audience, _until, made)), *_others = pieces._kept._values.items()
    assert audience == thread.audience_id
    assert pieces._kept.get(name, audience) is made
    assert pieces._kept.get(name, audience + 1) is None
    assert pieces._kept.get(name, audience) is None


def test_a_moved_conversation_is_made_anew_for_its_readers():
    cast = build_cast()
    thread = a_thread(cast, board=cast.open_board)
    address = f"/c/weavers/conversations/{thread.key}/"
    before = visit(cast.ben).get(address).content.decode()
    rehang(thread, cast.board, by=cast.ada)
    after = visit(cast.ben).get(address).content.decode()
    assert "Doorway" in before and "moved it here" not in before
    assert "moved it here" in after
    assert visit(cast.eve).get(address).status_code == 404
