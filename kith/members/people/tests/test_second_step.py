"""Half the way in: who is asked for a second step, what opens it, and what never does (TRUST E3)."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.serving import take_duty
from kith.members.people.actions.clearing import clear_away
from kith.members.people.actions.proving import Halfway, enter_or_ask, show_code
from kith.members.people.actions.signing_in import login_link
from kith.members.people.actions.unlocking import ask_passkey, enter_with_passkey
from kith.members.people.cookies import HALFWAY_COOKIE, SESSION_COOKIE
from kith.members.people.models import AuditLine, HalfwayIn, Session
from kith.members.people.needing import needs_second_factor
from kith.members.people.tests.crowding import at_once
from kith.members.people.tests.holding import PASSWORD, with_app, with_passkey, with_password
from kith.members.people.tests.letters import ask, newest_code, newest_link
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings):
    settings.DEMO = False
    return build_cast()


def by_mail(address="sam@cast.example", **more):
    """Sign in by the mailed link; returns the client and the answer."""
    client = visit()
    ask(client, address, **more)
    return client, client.post(newest_link())


def later_code(app):
    """Return a code of the next half minute: this one's may be used up."""
    return app.at(now() + timedelta(seconds=30))


def test_who_must_have_one(cast):
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    must = {name for name, person in cast.everyone().items() if person and needs_second_factor(person.pk)}
    assert must == {"sam", "raj"}


def test_in_a_demo_nobody_must(cast, settings):
    settings.DEMO = True
    assert needs_second_factor(cast.sam.pk) is False


def test_taking_on_such_a_duty_ends_the_sessions_there_were(cast):
    raj, ada = visit(cast.raj), visit(cast.ada)
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    take_duty(cast.network, cast.ada, "sponsor", by=cast.sam)
    assert (raj.get("/you/").status_code, ada.get("/you/").status_code) == (302, 200)
    again = visit(cast.raj)
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    assert again.get("/you/").status_code == 200


def test_a_duty_put_down_asks_for_nothing(cast):
    cast.network.duties.filter(person=cast.sam).update(until=now())
    assert needs_second_factor(cast.sam.pk) is False


def test_others_come_in_by_one_thing(cast):
    _client, answer = by_mail("ada@cast.example", next="/communities/")
    assert answer["Location"] == "/communities/"
    assert HalfwayIn.objects.count() == 0


def test_half_the_way_opens_nothing(cast):
    with_app(cast.sam)
    client, answer = by_mail()
    assert answer["Location"] == "/sign-in/second/"
    assert (Session.objects.count(), SESSION_COOKIE in client.cookies) == (0, False)
    for address in ("/you/", "/you/sign-in/", "/you/sessions/"):
        assert client.get(address)["Location"].startswith("/sign-in/?next=")
    for address in ("/you/sign-in/app/", "/you/sign-in/passkey/"):
        assert client.get(address)["Location"] == "/sign-in/"
    for address in ("/you/sign-in/app/start/", "/you/sign-in/passkey/options/"):
        assert client.post(address)["Location"] == "/sign-in/"
    assert client.post("/you/sign-in/password/", {"password": PASSWORD}).status_code == 403


@pytest.mark.parametrize("first", ["link", "code", "password"])
def test_a_code_of_the_app_is_the_other_half(cast, first):
    app, _codes = with_app(with_password(cast.ada))
    client = visit()
    if first == "password":
        body = {"address": "ada@cast.example", "password": PASSWORD, "next": "/communities/", "shared": "on"}
        client.post("/sign-in/password/", body)
    else:
        ask(client, "ada@cast.example", next="/communities/")
        door = newest_link() if first == "link" else "/sign-in/code/"
        client.post(door, {"shared": "on", "code": newest_code()})
    open_page(client, "/sign-in/second/")
    answer = client.post("/sign-in/second/", {"code": later_code(app)})
    assert (answer.status_code, answer["Location"]) == (303, "/communities/")
    session = Session.objects.get()
    assert (session.person, session.shared_computer) == (cast.ada, True)
    assert AuditLine.objects.get(act="people.signed-in").why == f"{first}+authenticator"
    assert (client.cookies[HALFWAY_COOKIE].value, HalfwayIn.objects.count()) == ("", 0)


def test_a_code_on_paper_is_the_other_half_once(cast):
    _app, codes = with_app(cast.sam)
    assert by_mail()[0].post("/sign-in/second/", {"code": codes[3]}).status_code == 303
    assert by_mail()[0].post("/sign-in/second/", {"code": codes[3]}).status_code == 422
    assert Session.objects.count() == 1


def test_a_passkey_is_both_halves(cast):
    key, _passkey = with_passkey(cast.sam)
    client, answer = by_mail()
    assert answer["Location"] == "/sign-in/second/"
    assert "Use a passkey" in open_page(client, "/sign-in/second/").content.decode()
    options = client.post("/sign-in/passkey/options/").json()
    assert client.post("/sign-in/passkey/", {"token": key.signed(options)}).status_code == 303
    assert client.cookies[HALFWAY_COOKIE].value == ""


def test_wrong_codes_let_nobody_in_and_after_five_nothing_does(cast):
    app, codes = with_app(cast.sam)
    key, _passkey = with_passkey(cast.sam)
    client, _answer = by_mail()
    for typed in ("000000", "abcde-fghij", "", app.at(0), "9" * 40):
        assert client.post("/sign-in/second/", {"code": typed}).status_code == 422
    for typed in (later_code(app), codes[0]):
        assert client.post("/sign-in/second/", {"code": typed}).status_code == 429
    other, _answer = by_mail()
    assert other.post("/sign-in/second/", {"code": codes[0]}).status_code == 429
    assert Session.objects.count() == 0
    assert AuditLine.objects.filter(act="people.sign-in-refused").count() == 1
    assert enter_with_passkey(key.signed(ask_passkey().options)).person == cast.sam
    with time_machine.travel(now() + timedelta(minutes=31)):
        assert by_mail()[0].post("/sign-in/second/", {"code": codes[0]}).status_code == 303


def test_no_mail_is_a_second_step(cast):
    """Two mails are still one thing: the mailbox."""
    with_app(cast.sam)
    client, _answer = by_mail()
    ask(client, "sam@cast.example")
    assert client.post("/sign-in/second/", {"code": newest_code()}).status_code == 422
    assert client.post(newest_link())["Location"] == "/sign-in/second/"
    assert Session.objects.count() == 0


def test_half_the_way_lasts_half_an_hour(cast):
    _app, codes = with_app(cast.sam)
    with time_machine.travel(now(), tick=False) as clock:
        client, _answer = by_mail()
        clock.shift(timedelta(minutes=31))
        assert client.post("/sign-in/second/", {"code": codes[0]})["Location"] == "/sign-in/"
        assert clear_away() == 1
        assert HalfwayIn.objects.count() == 0


def test_a_change_ends_every_half_way(cast):
    app, _codes = with_app(cast.sam)
    client, _answer = by_mail()
    with_password(cast.sam)
    assert client.post("/sign-in/second/", {"code": later_code(app)})["Location"] == "/sign-in/"


def test_an_operators_link_is_both_and_leads_to_what_is_missing(cast):
    client = visit()
    answer = client.post(login_link("sam@cast.example").removeprefix("http://localhost:8000"))
    assert "%2Fyou%2Fsign-in%2F" in answer["Location"]
    assert Session.objects.get().person == cast.sam
    assert "you’re asked for a second step" in open_page(client, "/you/sign-in/").content.decode()
    with_app(cast.sam)
    answer = visit().post(login_link("sam@cast.example").removeprefix("http://localhost:8000"))
    assert (answer.status_code, HalfwayIn.objects.count()) == (303, 0)
    assert AuditLine.objects.filter(act="people.signed-in").first().why == "operator"


@pytest.mark.django_db(transaction=True)
def test_of_many_who_finish_one_half_way_one_gets_in(cast):
    _app, codes = with_app(cast.sam)
    asked = enter_or_ask(cast.sam, why="link")
    assert isinstance(asked, Halfway)
    chosen = iter(codes)
    results = at_once(4, lambda: bool(show_code(next(chosen), asked.row)))
    assert sorted(results) == [False] * 3 + [True]
    assert Session.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_one_moment_are_five(cast):
    with_app(cast.sam)
    row = enter_or_ask(cast.sam, why="link").row
    results = at_once(12, lambda: show_code("000000", row))
    assert len([one for one in results if one is None]) <= 5
    assert {one.code for one in results if isinstance(one, Refusal)} == {"too-many"}
