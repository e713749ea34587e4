"""Somebody's addresses: added by proving them, made the main one, taken away; known to nobody else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.actions.addresses import ask_to_add, make_main, prove_by_code, prove_by_link, remove
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import ask_to_sign_in
from kith.members.people.models import (
    Address,
    ArchiveAddress,
    AuditLine,
    Farewell,
    Person,
    Session,
    SignInRequest,
)
from kith.members.people.queries import addresses
from kith.members.people.tests.holding import ada, newest_not_me
from kith.members.people.tests.letters import newest_code
from kith.members.people.tokens import farewell_hash
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

NEW = "ada@new.example"


def newest_path() -> str:
    return re.search(r"https?://[^/]+(/you/addresses/link/\S+)", mail.outbox[-1].body).group(1)


def code_in(letter) -> str:
    return re.search(r"\b\d{6}\b", letter.body).group()


def with_two() -> Person:
    person = ada()
    ask_to_add(NEW, by=person)
    assert prove_by_code(code_in(mail.outbox[-1]), by=person) == NEW
    return person


def told() -> list[tuple[str, str]]:
    return [(letter.to[0], letter.subject) for letter in mail.outbox]


def test_the_whole_way_in_pages_without_javascript():
    client = visit(ada())
    assert "/you/addresses/" in open_page(client, "/you/").content.decode()
    html = open_page(client, "/you/addresses/").content.decode()
    assert "Take it away" not in html
    asked = client.post("/you/addresses/", {"address": " Ada@New.example "})
    assert (asked.status_code, "Look at your mail" in asked.content.decode()) == (200, True)
    assert addresses(ada()) == ["ada@example.org"]
    path = newest_path()
    assert "makes Ada@New.example one of your addresses" in open_page(client, path).content.decode()
    assert addresses(ada()) == ["ada@example.org"], "looking changes nothing"
    assert client.post(path)["Location"] == "/you/"
    assert addresses(ada()) == ["ada@example.org", "Ada@New.example"]
    assert client.post(path).status_code == 404, "it works once"
    assert client.post("/you/addresses/main/", {"address": "ada@new.example"}).status_code == 303
    assert addresses(ada()) == ["Ada@New.example", "ada@example.org"]
    html = open_page(client, "/you/addresses/").content.decode()
    assert html.count("Mail goes here") == 1 and "Send mail here: ada@example.org" in html
    assert client.post("/you/addresses/remove/", {"address": "ada@example.org"}).status_code == 303
    assert addresses(ada_by_new := Person.objects.get(addresses__address="Ada@New.example")) == [
        "Ada@New.example"
    ]
    last = client.post("/you/addresses/remove/", {"address": "Ada@New.example"})
    assert (last.status_code, addresses(ada_by_new)) == (403, ["Ada@New.example"])


def test_a_code_from_the_mail_does_as_well_and_a_wrong_one_is_said():
    client = visit(ada())
    client.post("/you/addresses/", {"address": NEW})
    code = code_in(mail.outbox[-1])
    other = f"{(int(code) + 1) % 1_000_000:06}"
    wrong = client.post("/you/addresses/code/", {"code": other, "address": NEW})
    assert (wrong.status_code, "That code isn’t right" in wrong.content.decode()) == (422, True)
    assert client.post("/you/addresses/code/", {"code": code, "address": NEW}).status_code == 303
    assert addresses(ada()) == ["ada@example.org", NEW]


def test_after_five_tries_a_code_is_dead_and_the_link_is_not():
    person = ada()
    ask_to_add(NEW, by=person)
    code, path = code_in(mail.outbox[-1]), newest_path()
    for number in range(5):
        assert prove_by_code(f"{(int(code) + 1 + number) % 1_000_000:06}", by=person) is None
    with pytest.raises(Refusal, match="too-many"):
        prove_by_code(code, by=person)
    with time_machine.travel(now() + timedelta(minutes=29), tick=False):
        assert prove_by_link(path.split("/")[-2], by=person) == NEW


def test_link_and_code_work_for_who_asked_alone_and_half_an_hour():
    person, ben = ada(), person_at("ben@example.org", verified=True)
    ask_to_add(NEW, by=person)
    code, path = code_in(mail.outbox[-1]), newest_path()
    token = path.split("/")[-2]
    assert prove_by_code(code, by=ben) is None and prove_by_link(token, by=ben) is None
    assert visit(ben).get(path).status_code == visit(ben).post(path).status_code == 404
    stranger = visit().get(path)
    assert (stranger.status_code, stranger["Location"].startswith("/sign-in/")) == (302, True)
    assert visit().get(f"/sign-in/{token}/").status_code == 404, "it signs nobody in"
    with time_machine.travel(now() + timedelta(minutes=31), tick=False):
        assert prove_by_link(token, by=person) is None
    assert addresses(person) == ["ada@example.org"]


def test_nobody_learns_whether_an_address_is_somebody_elses_but_whoever_reads_mail_there():
    person_at("ben@example.org", name="Ben", verified=True)
    left = person_at("left@example.org", verified=True)
    Address.objects.filter(person=left).delete()
    Farewell.objects.create(address_hash=farewell_hash("left@example.org"), person=left)
    client, pages = visit(ada()), []
    for address in ("ben@example.org", "left@example.org", "new@example.org"):
        response = client.post("/you/addresses/", {"address": address})
        pages.append(re.sub(r'value="[\w-]{40,}"', "", response.content.decode().replace(address, "…")))
    assert [_without_secrets(page) for page in pages] == [_without_secrets(pages[0])] * 3
    said = {letter.to[0]: "belongs to an account there already" in letter.body for letter in mail.outbox}
    assert said == {"ben@example.org": True, "left@example.org": True, "new@example.org": False}
    assert not any("/link/" in letter.body for letter in mail.outbox[:2])
    assert SignInRequest.objects.count() == 3


def _without_secrets(page: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken|nonce)="?[^>]*', "", page)


def test_who_was_first_keeps_an_address_that_two_asked_for():
    one, other = ada(), person_at("ben@example.org", verified=True)
    codes = []
    for person in (one, other):
        ask_to_add("shared@example.org", by=person)
        codes.append(code_in(mail.outbox[-1]))
    assert prove_by_code(codes[1], by=other) == "shared@example.org"
    assert prove_by_code(codes[0], by=one) is None
    assert addresses(one) == ["ada@example.org"]


def test_every_address_is_told_of_each_change_and_the_one_that_went_too():
    person = with_two()
    assert told()[-2:] == [
        ("ada@example.org", "An address was added to your account"),
        (NEW, "An address was added to your account"),
    ]
    count = len(mail.outbox)
    make_main("ada@example.org", by=person)
    assert len(mail.outbox) == count, "it is that already"
    make_main(NEW, by=person)
    count = len(mail.outbox)
    make_main(NEW, by=person)
    assert len(mail.outbox) == count, "done twice, it is told once"
    remove("ada@example.org", by=person, kept=None)
    assert told()[-2:] == [
        (NEW, "An address was taken off your account"),
        ("ada@example.org", "An address was taken off your account"),
    ]
    acts = list(AuditLine.objects.filter(act__contains="address-").order_by("pk").values_list("act", "about"))
    about = f"person:{person.key}"
    assert acts == [(f"people.address-{act}", about) for act in ("added", "first", "removed")]


def test_adding_ends_no_session_and_taking_away_ends_those_elsewhere():
    person = ada()
    elsewhere, here = visit(person), visit(person)
    here.post("/you/addresses/", {"address": NEW})
    here.post("/you/addresses/code/", {"code": code_in(mail.outbox[-1])})
    here.post("/you/addresses/main/", {"address": NEW})
    assert Session.objects.filter(person=person).count() == 2
    here.post("/you/addresses/remove/", {"address": "ada@example.org"})
    assert here.get("/you/").status_code == 200 and elsewhere.get("/you/").status_code == 302


def test_it_was_not_me_takes_an_added_address_away_and_gives_a_removed_one_back():
    person = with_two()
    not_me = newest_not_me()
    assert "takes that address away again" in open_page(visit(), not_me).content.decode()
    assert "The address is gone as well." in visit().post(not_me).content.decode()
    assert addresses(person) == ["ada@example.org"]
    ask_to_add(NEW, by=person)
    prove_by_code(code_in(mail.outbox[-1]), by=person)
    remove("ada@example.org", by=person, kept=None)
    assert mail.outbox[-1].to == ["ada@example.org"]
    assert "gives you that address back" in open_page(visit(), newest_not_me()).content.decode()
    visit().post(newest_not_me())
    assert sorted(addresses(person)) == ["ada@example.org", NEW]


def test_an_address_that_somebody_else_proved_meanwhile_is_not_given_back():
    person = with_two()
    remove("ada@example.org", by=person, kept=None)
    not_me = newest_not_me()
    other = person_at("Ada@example.org", name="Ida", verified=True)
    assert "Nothing else was changed." in visit().post(not_me).content.decode()
    assert (addresses(person), addresses(other)) == ([NEW], ["Ada@example.org"])


def test_an_address_that_went_lets_nobody_in_by_a_mail_on_its_way():
    person = with_two()
    ask_to_sign_in("ada@example.org", browser="b")
    assert newest_code()
    remove("ada@example.org", by=person, kept=None)
    assert not SignInRequest.objects.filter(address="ada@example.org").exists()


def test_what_was_written_from_it_in_an_archive_comes_along():
    person, old = ada(), Person.objects.create(name="A. Okafor")
    ArchiveAddress.objects.create(person=old, address=NEW)
    ask_to_add(NEW, by=person)
    prove_by_code(code_in(mail.outbox[-1]), by=person)
    old.refresh_from_db()
    assert old.merged_into == person


def test_changes_want_a_fresh_session_and_mails_have_their_limit():
    client = visit(ada())
    Session.objects.update(created_at=now() - timedelta(minutes=11))
    for path in ("", "main/", "remove/"):
        where = client.post(f"/you/addresses/{path}", {"address": NEW})["Location"]
        assert where.partition("?")[0] == "/you/sign-in/again/"
    fresh, before = visit(ada()), len(mail.outbox)
    for _each in range(5):
        assert fresh.post("/you/addresses/", {"address": NEW}).status_code == 200
    assert len(mail.outbox) - before == 3
    again = fresh.post("/you/addresses/", {"address": "ADA@example.org"})
    assert (again.status_code, "one of yours already" in again.content.decode()) == (422, True)
    assert fresh.post("/you/addresses/", {"address": "no address"}).status_code == 422


def test_of_an_added_and_a_removed_address_either_link_says_which_to_press_first():
    person = with_two()
    added = newest_not_me()
    remove("ada@example.org", by=person, kept=None)
    removed = newest_not_me()
    assert "press the link in that mail first" in visit().post(added).content.decode()
    visit().post(removed)
    visit().post(added)
    assert addresses(person) == ["ada@example.org"]
