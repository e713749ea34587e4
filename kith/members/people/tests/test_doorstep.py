"""The pages of signing in: what they answer, what they give the browser, and what only looking does."""

import re

import pytest
from django.core import mail
from django.test import RequestFactory

from kith.members.people.actions.registering import person_at
from kith.members.people.cookies import ASKED_COOKIE
from kith.members.people.models import Session, SignInRequest
from kith.members.people.returning import next_from
from kith.members.people.tests.letters import ask, newest_code, newest_link
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def untokened(response):
    """Return a page's bytes without the form token, which differs each time a page is made."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)


def test_the_pages_are_sound():
    client = visit()
    open_page(client, "/sign-in/?next=/communities/")
    ask(client)
    open_page(client, "/sign-in/code/")
    open_page(client, newest_link())
    open_page(client, "/sign-in/nothing-of-the-kind/", status=404)


def test_the_form_says_what_it_wants_to_people_and_to_browsers():
    page = open_page(visit(), "/sign-in/").content.decode()
    field = re.search(r'<input[^>]*name="address"[^>]*>', page).group()
    for said in ('type="email"', 'autocomplete="email"', 'maxlength="254"', "required", 'id="id_address"'):
        assert said in field
    assert '<label for="id_address">' in page


def test_one_answer_for_every_address():
    person_at("ada@example.org", name="Ada", verified=True)
    answers = []
    for address in ("ada@example.org", "new@example.org"):
        client = visit()
        asked = ask(client, address)
        shown = client.get("/sign-in/code/")
        headers = {name: value for name, value in asked.headers.items() if name != "Set-Cookie"}
        answers.append(
            (asked.status_code, headers, asked.content, untokened(shown).replace(address.encode(), b"A"))
        )
    assert answers[0] == answers[1]


def test_the_answer_is_the_same_when_an_address_has_had_its_mails():
    client = visit()
    answers = []
    for _try in range(4):
        asked = ask(client)
        answers.append((asked.status_code, asked["Location"], untokened(client.get("/sign-in/code/"))))
    assert len(mail.outbox) == 3
    assert answers == answers[:1] * 4


def test_a_mistyped_address_comes_back_with_a_sentence():
    response = ask(visit(), "ada at example", next="/communities/")
    page = response.content.decode()
    assert response.status_code == 422
    for said in (
        'value="ada at example"',
        'aria-invalid="true"',
        "doesn’t look like an email",
        "/communities/",
    ):
        assert said in page
    assert mail.outbox == []


def test_a_mail_server_that_is_away_gives_the_address_back(monkeypatch):
    def fail(message):
        raise OSError

    monkeypatch.setattr("kith.base.kit.mail.send", fail)
    response = ask(visit())
    assert response.status_code == 503
    assert 'value="ada@example.org"' in response.content.decode()


def test_typing_the_code_signs_in():
    person_at("ada@example.org", verified=True)
    client = visit()
    ask(client, next="/communities/")
    response = client.post("/sign-in/code/", {"code": newest_code()})
    assert (response.status_code, response["Location"]) == (303, "/communities/")
    assert client.cookies[ASKED_COOKIE].value == ""


def test_a_code_is_worth_nothing_to_a_browser_that_did_not_ask():
    ask(visit())
    stranger = visit()
    assert stranger.post("/sign-in/code/", {"code": newest_code()})["Location"] == "/sign-in/"
    ask(stranger, "eve@example.org")
    mail.outbox.pop()
    assert stranger.post("/sign-in/code/", {"code": newest_code()}).status_code == 422
    assert Session.objects.count() == 0


def test_a_forged_memory_of_asking_is_ignored():
    client = visit()
    ask(client)
    value = client.cookies[ASKED_COOKIE].value
    client.cookies[ASKED_COOKIE] = ("B" if value[0] != "B" else "C") + value[1:]
    assert client.get("/sign-in/code/")["Location"] == "/sign-in/"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/ok\r\nSet-Cookie: a=b",
        "/\tevil",
        "communities/",
        "/sign-out/",
        "/sign-in/",
        "/" + "a" * 600,
    ],
)
def test_the_way_on_stays_on_this_site(wanted):
    assert next_from(RequestFactory().post("/sign-in/", {"next": wanted})) == ""
    assert next_from(RequestFactory().get("/sign-in/", {"next": wanted})) == ""


def test_a_way_off_this_site_is_dropped_on_every_leg():
    person_at("ada@example.org", verified=True)
    client = visit()
    assert 'name="next"' not in client.get("/sign-in/?next=//evil.example/").content.decode()
    ask(client, next="//evil.example/")
    assert SignInRequest.objects.get().next == ""
    SignInRequest.objects.update(next="//evil.example/")
    assert "evil" not in client.post(newest_link(), {"next": "//evil.example/"})["Location"]


def test_whoever_is_signed_in_is_sent_on():
    cast = build_cast()
    assert visit(cast.ben).get("/sign-in/", {"next": "/communities/"})["Location"] == "/communities/"
