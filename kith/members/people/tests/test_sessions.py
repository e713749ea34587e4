"""Where somebody is signed in: they see it, they end it, and the next request is a stranger's."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.members.people.actions.auditing import verify
from kith.members.people.actions.entering import begin_session
from kith.members.people.models import AuditLine, Session
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db

ADDRESS = "/you/sessions/"


@pytest.fixture
def cast():
    return build_cast()


def test_the_list_names_each_place_in_plain_words(cast):
    begin_session(cast.ben, device="Firefox/Windows", why="link")
    begin_session(cast.ben, device="Safari/iPhone", shared_computer=True, why="code")
    begin_session(cast.eve, device="Opera/Chromebook", why="link")
    page = open_page(visit(cast.ben), ADDRESS).content.decode()
    assert {
        words: words in page for words in ("Firefox on Windows", "Safari on iPhone", "Opera on Chromebook")
    } == {
        "Firefox on Windows": True,
        "Safari on iPhone": True,
        "Opera on Chromebook": False,
    }
    assert page.count("This one") == 1
    assert "Shared computer" in page


def test_the_list_takes_the_same_statements_for_one_and_for_thirty(cast):
    assert_same_statements(
        visit(cast.ben),
        ADDRESS,
        lambda count: [begin_session(cast.ben, device="Firefox/Linux", why="link") for _one in range(count)],
    )


def test_an_ended_session_is_a_strangers_at_the_next_request(cast):
    laptop, phone = visit(cast.ben), visit(cast.ben)
    other = Session.objects.order_by("pk").last()
    assert phone.get("/you/").status_code == 200
    assert laptop.post(f"{ADDRESS}{other.key}/end/")["Location"] == ADDRESS
    assert phone.get("/you/")["Location"].startswith("/sign-in/")
    assert laptop.get("/you/").status_code == 200


def test_ending_it_twice_finds_nothing(cast):
    laptop, _phone = visit(cast.ben), visit(cast.ben)
    key = Session.objects.order_by("pk").last().key
    assert laptop.post(f"{ADDRESS}{key}/end/").status_code == 303
    assert laptop.post(f"{ADDRESS}{key}/end/").status_code == 404


def test_nobody_ends_somebody_elses(cast):
    bens = visit(cast.ben)
    key = Session.objects.get().key
    refused = visit(cast.eve).post(f"{ADDRESS}{key}/end/")
    unknown = [
        visit(cast.eve).post(f"{ADDRESS}{odd}/end/") for odd in ("0000000000000", "%00", "%F0%9F%A7%B6")
    ]
    assert [response.status_code for response in (refused, *unknown)] == [404] * 4
    assert bens.get("/you/").status_code == 200


def test_all_but_this_one_end(cast):
    laptop, phone, eves = visit(cast.ben), visit(cast.ben), visit(cast.eve)
    laptop.post(f"{ADDRESS}end-others/")
    assert [client.get("/you/").status_code for client in (laptop, phone, eves)] == [200, 302, 200]
    assert laptop.post(f"{ADDRESS}end-others/").status_code == 303


def test_signing_out_ends_the_session_and_doing_it_twice_is_no_mistake(cast):
    client = visit(cast.ben)
    copy = visit()
    copy.cookies = client.cookies.copy()
    assert client.post("/sign-out/").status_code == 303
    assert client.get("/you/").status_code == 302
    assert copy.get("/you/").status_code == 302
    assert client.post("/sign-out/").status_code == 303
    assert Session.objects.count() == 0


def test_looking_at_the_way_out_is_not_taking_it(cast):
    client = visit(cast.ben)
    assert client.get("/sign-out/").status_code == 405
    assert client.get("/you/").status_code == 200


def test_a_session_ends_by_itself(cast):
    with time_machine.travel(now(), tick=False) as clock:
        token = begin_session(cast.ben, device="", shared_computer=True, why="link").token
        client = visit()
        client.cookies["kith_session"] = token
        clock.shift(timedelta(hours=11, minutes=59))
        assert client.get("/you/").status_code == 200
        clock.shift(timedelta(minutes=1))
        assert client.get("/you/").status_code == 302


def test_every_end_is_in_the_audit_log(cast):
    laptop, _phone, _tablet = visit(cast.ben), visit(cast.ben), visit(cast.ben)
    keys = list(Session.objects.order_by("pk").values_list("key", flat=True))
    laptop.post(f"{ADDRESS}{keys[1]}/end/")
    laptop.post(f"{ADDRESS}end-others/")
    laptop.post("/sign-out/")
    lines = (
        AuditLine.objects.filter(act="people.session-ended").order_by("pk").values_list("about", "why", "by")
    )
    assert list(lines) == [
        (f"session:{keys[1]}", "ended-by-owner", cast.ben.pk),
        (f"session:{keys[2]}", "ended-others", cast.ben.pk),
        (f"session:{keys[0]}", "signed-out", cast.ben.pk),
    ]
    assert verify() is None
