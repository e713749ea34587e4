"""Every page in a pseudo-language: a word that cannot be translated fails (RULINGS 15)."""

import pytest
from django.db import transaction

from kith.members.people.letters import sign_in_letter
from kith.members.people.models import Person
from kith.services.activity.projections import catch_up
from tests.cast import Cast, build_cast, visit
from tests.house.behind import bodies
from tests.house.doors import NO_PAGES
from tests.house.doors import places as all_places
from tests.house.words import bare_words, speak_in_brackets, words_of_people, words_typed
from tests.memory import forget

MAY_STAND = {"Kith", "Markdown", "HTML"}
EMPTY = {"csrfmiddlewaretoken": "as every form has one"}


@pytest.fixture
def cast(db) -> Cast:
    return build_cast()


@pytest.fixture
def places(cast, monkeypatch) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return every door as (name, address, methods), in a world that speaks in brackets from now on."""
    found = [place for place in all_places(cast) if place[0] not in (*NO_PAGES, "ui:style")]
    catch_up()
    speak_in_brackets(monkeypatch)
    forget()
    return found


def test_no_page_shows_a_word_that_cannot_be_translated(cast, places):
    people, bare = words_of_people() | MAY_STAND, {}
    for name, address, methods in places:
        for who in (cast.ada, cast.eve, None) if "GET" in methods else ():
            if words := bare_words(visit(who).get(address).content.decode(), people):
                bare.setdefault(f"{name} ({address})", set()).update(words)
    assert bare == {}


def test_no_answer_to_a_form_shows_a_word_that_cannot_be_translated(cast, places):
    people, bare, fields = words_of_people() | MAY_STAND, {}, bodies()
    for name, address, methods in places:
        for who in (cast.ada, cast.eve, None) if "POST" in methods else ():
            for body in (fields.get(name, EMPTY), EMPTY):
                words = bare_words(_answer(who, address, body), people | words_typed(body.values()))
                if words:
                    bare.setdefault(f"{name} ({address})", set()).update(words)
    assert bare == {}


def _answer(who: Person | None, address: str, body: dict[str, str]) -> str:
    """Return the page that answers a form, or the one it leads to with its notice; then undo all of it."""
    point = transaction.savepoint()
    answer = visit(who).post(address, body, follow=True)
    transaction.savepoint_rollback(point)
    forget()
    is_page = answer.headers["Content-Type"].startswith("text/html")
    return answer.content.decode() if is_page else ""


def test_the_letter_that_lets_somebody_in_can_be_translated(cast, places):
    link = "https://kith.example/sign-in/somewhere/"
    letter = sign_in_letter("ada@cast.example", link, "123456")
    known = words_of_people() | words_typed([link])
    for words in (letter.subject, letter.body, letter.alternatives[0][0]):
        assert "⟦" in words
        assert bare_words(words, known) == set()


def test_a_bare_word_is_noticed():
    page = '<p>⟦Hello %(name)s⟧ Ada <b>Okafor</b></p><button aria-label="Close">⟦Shut⟧</button><p>Overdue</p>'
    assert bare_words(page, {"Ada", "Okafor"}) == {"Close", "Overdue"}
