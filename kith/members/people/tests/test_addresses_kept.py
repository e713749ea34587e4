"""An address that was typed too late is kept; one too many is refused on proving; a link names no address."""

from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.actions import addresses
from kith.members.people.actions.addresses import ask_to_add, prove_by_code, prove_by_link, remove
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Session
from kith.members.people.queries import addresses as addresses_of
from kith.members.people.tests.holding import ada, newest_not_me
from kith.members.people.tests.test_addresses import NEW, code_in, newest_path, with_two
from tests.cast import visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

TYPED = f'value="{NEW}"'


def test_what_was_typed_after_the_ten_minutes_stands_there_again():
    client = visit(ada())
    Session.objects.update(created_at=now() - timedelta(minutes=11))
    response = client.post("/you/addresses/", {"address": NEW})
    assert response["Location"] == "/you/sign-in/again/?next=%2Fyou%2Faddresses%2F"
    assert 'name="next" value="/you/addresses/"' in open_page(client, response["Location"]).content.decode()
    # It is nobody else's, on a computer that two share.
    other = visit(person_at("ben@example.org", verified=True))
    other.cookies["kith_typed"] = client.cookies["kith_typed"].value
    assert TYPED not in open_page(other, "/you/addresses/").content.decode()
    Session.objects.update(created_at=now())
    assert TYPED in open_page(client, "/you/addresses/").content.decode()
    client.post("/you/addresses/", {"address": NEW})
    assert client.cookies["kith_typed"].value == ""
    assert mail.outbox[-1].to == [NEW]


def test_one_too_many_is_refused_on_proving_too_and_the_link_waits(monkeypatch):
    monkeypatch.setattr(addresses, "MOST", 2)
    person, codes, paths = ada(), [], []
    for address in (NEW, "third@new.example"):
        ask_to_add(address, by=person)
        codes.append(code_in(mail.outbox[-1]))
        paths.append(newest_path())
    assert prove_by_code(codes[0], by=person) == NEW
    with pytest.raises(Refusal, match="not-allowed"):
        prove_by_code(codes[1], by=person)
    page = visit(person).post(paths[1])
    assert (page.status_code, "Take one away first" in page.content.decode()) == (403, True)
    assert addresses_of(person) == ["ada@example.org", NEW]
    remove(NEW, by=person, kept=None)
    assert prove_by_link(paths[1].split("/")[-2], by=person) == "third@new.example"


def test_the_link_that_gives_an_address_back_does_not_name_it():
    person = with_two()
    remove("ada@example.org", by=person, kept=None)
    token = newest_not_me().split("/")[-2].split(":")[0].lstrip(".")
    said = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    assert b"address-removed" in said and b"example.org" not in said
    assert "gives you that address back" in open_page(visit(), newest_not_me()).content.decode()
    visit().post(newest_not_me())
    assert sorted(addresses_of(person)) == ["ada@example.org", NEW]
