"""Being somebody in the demo: only there, only from this machine, only as a made-up person."""

import pytest

from kith.members.people.actions.registering import person_at
from kith.members.people.models import AuditLine, Session
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def gethin():
    person = person_at("gethin@demo.example", name="Gethin Pryce", verified=True)
    person.pointer = "Care home manager, Larkfield House"
    person.save()
    return person


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def press(person, **options):
    return visit().post(f"/sign-in/as/{person.key}/", {"next": "/communities/"}, **options)


def test_the_demos_people_are_offered_with_a_line_on_who_they_are(demo, gethin):
    person_at("ada@example.org", name="Ada Okafor", verified=True)
    page = open_page(visit(), "/sign-in/").content.decode()
    for said in ("Gethin Pryce", "Care home manager, Larkfield House", "Sign in as Gethin"):
        assert said in page
    assert "Ada Okafor" not in page


def test_twelve_at_most_from_a_to_z(demo):
    for number in range(14):
        person_at(f"p{number}@demo.example", name=f"Person {chr(ord('a') + 13 - number)}", verified=True)
    page = visit().get("/sign-in/").content.decode()
    shown = [letter for letter in "abcdefghijklmn" if f"Person {letter}" in page]
    assert shown == list("abcdefghijkl")
    assert page.index("Person a") < page.index("Person b")


def test_one_press_and_you_are_they(demo, gethin):
    response = press(gethin)
    assert (response.status_code, response["Location"]) == (303, "/communities/")
    assert Session.objects.get().person == gethin
    assert AuditLine.objects.get().why == "demo"


def test_outside_a_demo_there_is_nothing(settings, gethin):
    settings.DEMO = False
    assert press(gethin).status_code == 404
    assert "Gethin" not in visit().get("/sign-in/").content.decode()
    assert Session.objects.count() == 0


def test_real_people_are_nobodys_to_be(demo):
    ada = person_at("ada@example.org", name="Ada", verified=True)
    almost = person_at("eve@demo.example.org", name="Eve", verified=True)
    assert [press(person).status_code for person in (ada, almost)] == [404, 404]
    assert Session.objects.count() == 0


@pytest.mark.parametrize(
    "where",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"REMOTE_ADDR": "192.168.1.20"},
        {"REMOTE_ADDR": "10.0.0.1"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=203.0.113.9"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_REAL_IP": "203.0.113.9"},
        {"REMOTE_ADDR": "203.0.113.9", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    ],
)
def test_from_anywhere_else_there_is_nothing(demo, gethin, where):
    assert press(gethin, **where).status_code == 404
    assert "Gethin" not in visit().get("/sign-in/", **where).content.decode()
    assert Session.objects.count() == 0
    assert press(gethin, REMOTE_ADDR="::1").status_code == 303
