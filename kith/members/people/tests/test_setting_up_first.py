"""Somebody who must have a second step and has none is led to set it up before anything else."""

import re

import pyotp
import pytest

from kith.base.kit.clock import now
from kith.members.people.actions.authenticators import keep_one
from kith.members.people.models import Authenticator, Passkey, RecoveryCode, Session
from kith.members.people.queries import ways_in
from kith.members.people.tests.holding import with_app, with_passkey
from kith.members.people.tests.keyring import Key
from kith.members.people.tests.letters import ask, newest_link
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings):
    settings.DEMO = False
    cast = build_cast()
    cast.sam.addresses.update(verified_at=now())
    return cast


@pytest.fixture
def half_way(cast):
    """Return a browser in which Sam has opened the mailed link."""
    client = visit()
    ask(client, "sam@cast.example", next="/communities/")
    assert client.post(newest_link())["Location"] == "/sign-in/second/"
    return client


def shown_codes(response) -> list[str]:
    return re.findall(r"<li>(\w{5}-\w{5})</li>", response.content.decode())


def test_a_plain_page_says_why(half_way):
    page = open_page(half_way, "/sign-in/second/").content.decode()
    assert "You look after this network" in page
    assert half_way.post("/sign-in/second/", {"code": "123456"}).status_code == 200
    assert Session.objects.count() == 0


def test_looking_changes_nothing(half_way):
    for address in ("/sign-in/second/", "/you/sign-in/passkey/"):
        open_page(half_way, address)
    assert half_way.get("/you/sign-in/app/")["Location"] == "/sign-in/second/"
    assert (Authenticator.objects.count(), Session.objects.count()) == (0, 0)


def test_an_app_is_set_up_and_they_are_in(cast, half_way):
    assert half_way.post("/you/sign-in/app/start/")["Location"] == "/you/sign-in/app/"
    page = open_page(half_way, "/you/sign-in/app/").content.decode()
    secret = re.search(r'id="key" value="([^"]+)"', page).group(1).replace(" ", "")
    assert "<svg" in page
    assert half_way.post("/you/sign-in/app/", {"code": "000000"}).status_code == 422
    response = half_way.post("/you/sign-in/app/", {"code": pyotp.TOTP(secret).at(now())})
    assert (response.status_code, len(shown_codes(response))) == (200, 10)
    assert 'href="/communities/"' in response.content.decode()
    assert Session.objects.get().person == cast.sam
    open_page(half_way, "/you/")


def test_a_passkey_is_added_and_they_are_in(cast, half_way):
    key = Key()
    options = half_way.post("/you/sign-in/passkey/options/").json()
    response = half_way.post("/you/sign-in/passkey/", {"token": key.made(options), "name": "Phone"})
    assert len(shown_codes(response)) == 10
    assert Session.objects.get().person == Passkey.objects.get().person == cast.sam
    open_page(half_way, "/you/sign-in/")


def test_who_was_overtaken_begins_again(cast, half_way):
    """Two browsers are half way in; one sets the second step up. The other has lost its half way."""
    key = Key()
    options = half_way.post("/you/sign-in/passkey/options/").json()
    with_passkey(cast.sam)
    response = half_way.post("/you/sign-in/passkey/", {"token": key.made(options), "name": "Late"})
    assert response["Location"] == "/sign-in/"
    assert (Passkey.objects.count(), Session.objects.count()) == (1, 0)


def test_the_last_second_step_is_kept(cast):
    client = visit(cast.sam)
    _app, _codes = with_app(cast.sam)
    client = visit(cast.sam)
    refused = client.post("/you/sign-in/app/remove/")
    assert (refused.status_code, str(keep_one().happened) in refused.content.decode()) == (403, True)
    _key, passkey = with_passkey(cast.sam)
    client = visit(cast.sam)
    assert client.post("/you/sign-in/app/remove/").status_code == 303
    assert client.post(f"/you/sign-in/passkey/{passkey.key}/remove/").status_code == 403
    assert ways_in(cast.sam).has_second is True
    assert RecoveryCode.objects.filter(person=cast.sam).count() == 10


def test_others_may_take_theirs_away(cast):
    with_app(cast.ada)
    assert visit(cast.ada).post("/you/sign-in/app/remove/").status_code == 303
    assert ways_in(cast.ada).has_second is False
