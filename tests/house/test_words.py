"""Every page in a pseudo-language: a word that cannot be translated fails (RULINGS 15)."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from kith.base.kit.doors import all_doors, policy_of
from kith.rooms.forums.pieces import forget
from kith.services.activity.projections import catch_up
from tests.cast import build_cast, visit
from tests.house.doors import arguments
from tests.house.words import bare_words, speak_in_brackets, words_of_people

MAY_STAND = {"Kith", "Markdown", "HTML"}


@pytest.mark.django_db
def test_no_page_shows_a_word_that_cannot_be_translated(monkeypatch, settings):
    cast = build_cast()
    known = arguments(cast)
    catch_up()
    people = words_of_people() | MAY_STAND
    forget()
    cache.clear()
    speak_in_brackets(monkeypatch)
    bare = {}
    for route, name, view in all_doors():
        if "GET" not in policy_of(view).methods or name in ("health", "ui:style"):
            continue
        address = reverse(name, kwargs=known.get(name, known["slug"] if "<slug:slug>" in route else {}))
        for who in (cast.ada, cast.eve, None):
            words = bare_words(visit(who).get(address).content.decode(), people)
            if words:
                bare.setdefault(f"{name} ({address})", set()).update(words)
    assert bare == {}


def test_a_bare_word_is_noticed():
    page = '<p>⟦Hello %(name)s⟧ Ada <b>Okafor</b></p><button aria-label="Close">⟦Shut⟧</button><p>Overdue</p>'
    assert bare_words(page, {"Ada", "Okafor"}) == {"Close", "Overdue"}
