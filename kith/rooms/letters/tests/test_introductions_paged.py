"""Introductions go on from page to page; what is still open stands before what is over."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.rooms.letters import introductions
from kith.rooms.letters.models import Introduction
from kith.rooms.letters.tests.cast import neighbours
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def test_they_are_paged_and_what_is_open_comes_first(monkeypatch):
    monkeypatch.setattr(introductions, "COUNT", 3)
    cast = neighbours()
    two = {"community": cast.network, "by": cast.ada, "one": cast.nia, "other": cast.eve}
    asked = Introduction.objects.create(**two, state="proposed", at=now() - timedelta(days=20))
    over = [
        Introduction.objects.create(**two, state="lapsed", at=now() - timedelta(days=number))
        for number in range(4)
    ]
    seen = [[line.row for line in introductions.lines(cast.ada, page)] for page in (1, 2)]
    assert seen == [[asked, *over[:3]], over[2:]]
    ada = visit(cast.ada)
    pages = [open_page(ada, f"/introductions/?page={number}").content.decode() for number in (1, 2)]
    assert [html.count("Nia Prosser and Eve Larsen") for html in pages] == [3, 2]
    assert ["Each of them is asked." in html for html in pages] == [True, False]
    open_page(ada, "/introductions/?page=3", status=404)
