from types import SimpleNamespace

import pytest

from kith.config.cli.up import _words
from kith.members.people.actions.registering import person_at

pytestmark = pytest.mark.django_db


def said(tmp_path, demo: bool) -> str:
    return _words(SimpleNamespace(demo=demo, url="http://localhost:8000", smtp_url="", data=tmp_path))


def test_where_there_is_a_demo_its_people_are_offered(tmp_path):
    person_at("gethin@demo.example", name="Gethin Pryce", verified=True)
    assert "one of the demo's people" in said(tmp_path, demo=True)
    assert "one of the demo's people" not in said(tmp_path, demo=False)


def test_a_network_of_ones_own_is_no_demo_whatever_the_setting(tmp_path):
    person_at("ada@example.org", name="Ada", verified=True)
    words = said(tmp_path, demo=True)
    assert "demo" not in words and "kith login-link" in words


def test_an_empty_kith_says_how_to_begin(tmp_path):
    assert "kith init" in said(tmp_path, demo=True)
