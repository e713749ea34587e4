"""The pages of signing in: what they answer, what they give the browser, and what only looking does."""

import re

import pytest
from django.core import mail
from django.test import RequestFactory

from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import login_link
from kith.members.people.cookies import ASKED_COOKIE, SESSION_COOKIE
from kith.members.people.models import AuditLine, Person, Session, SignInRequest
from kith.members.people.returning import next_from
from kith.members.people.tests.letters import newest_code, newest_link
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

SCANNERS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/79.0 Safari/537.36 Edge/18 SafeLinks",
    "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0) MSOffice 16",
    "Microsoft Office/16.0 (Microsoft Outlook Mail 16.0)",
    "GoogleImageProxy (via ggpht.com)",
    "Google-Safety",
    "Barracuda Sentinel (EE)",
    "Mimecast-URL-Protect/1.0",
    "Proofpoint URL Defense",
    "Symantec Email Security.cloud",
    "Sophos Time-of-Click",
    "FireEye ETP link scanner",
    "TrendMicro WRS",
    "Cisco IronPort Outbreak Filters",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "WhatsApp/2.23.20 A",
    "facebookexternalhit/1.1",
    "TelegramBot (like TwitterBot)",
    "SkypeUriPreview Preview/0.5",
    "curl/8.5.0",
    "",
)


def ask(client, address="ada@example.org", **more):
    return client.post("/sign-in/", {"address": address, **more})


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


def test_looking_at_a_link_changes_nothing():
    person_at("ada@example.org", verified=True)
    ask(visit())
    before = (list(SignInRequest.objects.values()), AuditLine.objects.count())
    for agent in SCANNERS:
        scanner = visit(headers={"user-agent": agent})
        looks = [scanner.get, scanner.head, scanner.get]
        assert {look(newest_link()).status_code for look in looks} == {200}
        assert SESSION_COOKIE not in scanner.cookies
    assert (list(SignInRequest.objects.values()), AuditLine.objects.count()) == before
    assert Session.objects.count() == 0
    assert visit().post(newest_link()).status_code == 303
    assert Session.objects.count() == 1


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


def test_pressing_the_button_signs_in_and_goes_on():
    person_at("ada@example.org", verified=True)
    ask(visit(), next="/communities/")
    phone = visit()
    response = phone.post(newest_link())
    assert (response.status_code, response["Location"]) == (303, "/communities/")
    assert phone.get("/you/").status_code == 200


def test_somebody_new_passes_by_their_own_page():
    client = visit()
    ask(client, "new@example.org", next="/communities/")
    assert client.post(newest_link())["Location"] == "/you/?next=%2Fcommunities%2F"
    body = {"name": "Nia", "pointer": "", "zone": "Europe/London", "next": "/communities/"}
    assert client.post("/you/", body)["Location"] == "/communities/"


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


def test_a_used_link_says_so():
    ask(visit())
    visit().post(newest_link())
    for response in (visit().get(newest_link()), visit().post(newest_link())):
        assert response.status_code == 404
        assert "This link no longer works" in response.content.decode()


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


def test_the_session_cookie_is_guarded(settings):
    settings.SESSION_COOKIE_SECURE = True
    client = visit()
    client.post(login_link("ada@example.org").removeprefix(settings.SITE_URL))
    cookie = client.cookies[SESSION_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"], cookie["path"]) == (
        True,
        "Lax",
        True,
        "/",
    )
    assert cookie["max-age"] == 90 * 24 * 3600


def test_on_a_shared_computer_the_cookie_goes_with_the_window(settings):
    client = visit()
    client.post(login_link("ada@example.org").removeprefix(settings.SITE_URL), {"shared": "on"})
    assert client.cookies[SESSION_COOKIE]["max-age"] == ""
    assert Session.objects.get().shared_computer


def test_a_browser_is_one_persons_at_a_time(settings):
    client = visit()
    for address in ("ada@example.org", "ben@example.org"):
        client.post(login_link(address).removeprefix(settings.SITE_URL))
    assert Session.objects.get().person == Person.objects.get(name="Ben")


def test_a_link_needs_the_forms_own_token(settings):
    path = login_link("ada@example.org").removeprefix(settings.SITE_URL)
    client = visit(enforce_csrf_checks=True)
    assert client.post(path).status_code == 403
    page = client.get(path).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
    assert client.post(path, {"csrfmiddlewaretoken": token}).status_code == 303
