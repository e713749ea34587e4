import sqlite3
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kith.base.kit.clock import now
from kith.base.kit.doors import door
from kith.members.communities.doorkeeper import Doorkeeper
from kith.members.communities.views import founding
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import Session
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Dyers",
    "domain_statement": "Colour that stays.",
    "admission_mode": "open",
    "glaze": "tea",
    "motif": "leaf",
}


@door("loopback")
def behind_the_house(request):
    return HttpResponse("kettle")


@door("readers of the community")
def ordinary(request, slug):
    return HttpResponse("cloth")


def at_the_door(view, client=None, slug=None, **headers):
    """Return what the doorkeeper answers instead of the view; None when it lets the request through."""
    request = RequestFactory().get("/somewhere/", headers=headers)
    if client is not None:
        request.COOKIES[SESSION_COOKIE] = client.cookies[SESSION_COOKIE].value
    return Doorkeeper(view).process_view(request, view, (), {"slug": slug} if slug else {})


def last_seen(**ago):
    moment = now() - timedelta(**ago)
    Session.objects.update(seen_at=moment)
    return moment


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_whoever_a_proxy_speaks_for_is_not_on_this_machine(header: str):
    build_cast()
    assert at_the_door(behind_the_house) is None
    assert at_the_door(behind_the_house, **{header: "192.0.2.7"}).status_code == 404


def test_an_ordinary_page_costs_one_statement_at_the_door():
    client = visit(build_cast().ben)
    with CaptureQueriesContext(connection) as captured:
        assert at_the_door(ordinary, client, "weavers") is None
    assert len(captured) == 1


def test_a_session_is_seen_again_after_ten_minutes():
    client = visit(build_cast().ben)
    lately = last_seen(minutes=9)
    at_the_door(ordinary, client, "weavers")
    assert Session.objects.get().seen_at == lately
    last_seen(minutes=11)
    at_the_door(ordinary, client, "weavers")
    assert now() - Session.objects.get().seen_at < timedelta(minutes=1)


@pytest.fixture
def languages(settings):
    settings.LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
    with translation.override("cy"):
        yield


def test_no_language_of_the_reader_before_stays(languages):
    build_cast()
    answer = visit().get("/nothing-is-here/")
    assert answer.status_code == 404 and '<html lang="en"' in answer.content.decode()


def test_when_the_database_is_too_busy_nothing_typed_is_lost(monkeypatch, caplog):
    cast = build_cast()

    def too_late(**_details):
        raise OperationalError("canceling statement due to lock timeout")

    monkeypatch.setattr(founding, "found_community", too_late)
    answer = visit(cast.eve).post("/communities/new/", TYPED)
    html = answer.content.decode()
    assert answer.status_code == 503
    assert "The site is busy" in html and "Colour that stays." in html
    assert "lock timeout" not in html and "lock timeout" in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite lets one writer in at a time")
def test_behind_a_long_writer_everybody_else_is_told_it_is_busy():
    client = visit(build_cast().eve)
    last_seen(hours=1)
    long_writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    try:
        long_writer.execute("BEGIN IMMEDIATE")
        assert client.get("/c/weavers/about/").status_code == 200
        answer = client.post("/communities/new/", TYPED)
    finally:
        long_writer.close()
        connection.close()
    assert answer.status_code == 503 and "Colour that stays." in answer.content.decode()
    assert client.post("/communities/new/", TYPED)["Location"] == "/c/dyers/"
