"""The pages on which passkeys are added, listed, used and taken away."""

import pytest
from django.core import mail

from kith.members.people.actions.registering import person_at
from kith.members.people.models import Passkey, Session
from kith.members.people.tests.holding import ada, with_passkey
from kith.members.people.tests.keyring import Key
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def test_the_pages_add_list_and_take_away():
    person = ada()
    client, key = visit(person), Key()
    open_page(client, "/you/sign-in/passkey/")
    options = client.post("/you/sign-in/passkey/options/").json()
    response = client.post("/you/sign-in/passkey/", {"token": key.made(options), "name": "The blue key"})
    assert response["Location"] == "/you/sign-in/"
    page = open_page(client, "/you/sign-in/").content.decode()
    assert ("The blue key" in page, "Not used yet" in page) == (True, True)
    assert mail.outbox[-1].subject == "A passkey was added to your account"
    door = visit()
    options = door.post("/sign-in/passkey/options/").json()
    into = door.post(
        "/sign-in/passkey/", {"token": key.signed(options), "next": "/communities/", "shared": "on"}
    )
    assert (into.status_code, into["Location"]) == (303, "/communities/")
    assert Session.objects.order_by("-pk")[0].shared_computer is True
    passkey = Passkey.objects.get()
    ben = visit(person_at("ben@example.org", verified=True))
    assert ben.post(f"/you/sign-in/passkey/{passkey.key}/remove/").status_code == 404
    assert visit(person).post(f"/you/sign-in/passkey/{passkey.key}/remove/").status_code == 303
    assert Passkey.objects.count() == 0


def test_a_wrong_answer_comes_back_with_a_sentence():
    response = visit().post("/sign-in/passkey/", {"token": "{}"})
    assert (response.status_code, "isn’t known here" in response.content.decode()) == (422, True)
    response = visit(ada()).post("/you/sign-in/passkey/", {"token": "{}", "name": "Mine"})
    assert (response.status_code, "couldn’t be added" in response.content.decode()) == (422, True)


def test_what_is_asked_at_the_door_is_the_same_for_everybody():
    before = visit().post("/sign-in/passkey/options/").json()["publicKey"]
    with_passkey(ada())
    after = visit().post("/sign-in/passkey/options/").json()["publicKey"]
    assert len({before.pop("challenge"), after.pop("challenge")}) == 2
    assert before == after == {"rpId": "localhost", "userVerification": "required"}


def test_a_name_that_is_too_long_comes_back_whole_and_the_passkey_can_still_be_kept():
    client, key, long = visit(ada()), Key(), "The blue key on my ring " * 3
    options = client.post("/you/sign-in/passkey/options/").json()
    made = {"token": key.made(options)}
    response = client.post("/you/sign-in/passkey/", {**made, "name": long})
    html = response.content.decode()
    assert (response.status_code, "60 letters do." in html, long in html) == (422, True, True)
    assert client.post("/you/sign-in/passkey/", {**made, "name": "The blue key"}).status_code == 303
