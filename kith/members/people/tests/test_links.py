"""The link from the mail: what only looking at it does, what pressing its button does, and how often."""

import re

import pytest

from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import login_link
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import AuditLine, Person, Session, SignInRequest
from kith.members.people.tests.letters import ask, newest_link
from tests.cast import visit

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


def test_a_used_link_says_so():
    ask(visit())
    visit().post(newest_link())
    for response in (visit().get(newest_link()), visit().post(newest_link())):
        assert response.status_code == 404
        assert "This link no longer works" in response.content.decode()


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
