import re
from datetime import timedelta

import pytest
import time_machine
from django.core.signing import loads

from kith.base.kit.clock import now
from kith.base.kit.pages import NOTICE_COOKIE
from kith.members.people.actions.registering import person_at
from kith.rooms.admissions.actions.inviting import invite
from kith.rooms.admissions.models import Invitation, Mailbox, Reply
from kith.rooms.admissions.tests.cast import curated, nobody_decides_alone, state_of
from kith.rooms.admissions.tokens import link_to, stop_link_for, token_of
from kith.services.jobs.worker import run_waiting
from tests.cast import visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db

MINE = "/c/weavers/invitations/"


def path_of(invitation: Invitation) -> str:
    return f"/invitations/{token_of(invitation)}/"


def everything() -> list:
    return [list(model.objects.values()) for model in (Invitation, Reply, Mailbox)]


def test_the_invited_see_who_invites_to_what_and_how_members_are_with_each_other():
    cast = curated()
    cast.weavers.norms = "Leave the loom clean."
    cast.weavers.save()
    sent = invite(cast.weavers, by=cast.ada, address="eve@cast.example", sentence="You know madder.")
    for who in (None, cast.eve, cast.raj):
        html = open_page(visit(who), path_of(sent)).content.decode()
        for words in (
            "Ada Okafor invites you to Weavers",
            "You know madder.",
            "Leave the loom clean.",
            "Cloth that lasts.",
        ):
            assert words in html
        assert ('value="yes"' in html) == (who == cast.eve)
        assert "eve@cast.example" not in html


def test_opening_changes_nothing():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="eve@cast.example")
    run_waiting()
    before = everything()
    for who in (None, cast.eve):
        open_page(visit(who), path_of(sent))
        open_page(visit(who), "/" + stop_link_for("eve@cast.example").split("/", 3)[3])
    assert everything() == before and state_of(cast, cast.eve) is None


def test_yes_brings_in():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, uses=2)
    response = visit(cast.eve).post(path_of(sent), {"answer": "yes", "reason": "Ada asked."})
    assert (response.status_code, response["Location"]) == (303, "/c/weavers/")
    assert state_of(cast, cast.eve) == "active"


def test_who_is_not_signed_in_signs_in_and_comes_back_to_it():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, uses=2)
    client = visit()
    html = open_page(client, path_of(sent)).content.decode()
    assert 'href="/sign-in/?next=/invitations/"' in html
    assert client.post(path_of(sent), {"answer": "yes"})["Location"] == "/sign-in/?next=/invitations/"
    signed_in = visit(cast.eve)
    signed_in.cookies["kith_invitation"] = client.cookies["kith_invitation"].value
    assert signed_in.get("/invitations/")["Location"] == path_of(sent)


def test_on_another_device_one_to_their_address_is_found_all_the_same():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="Eve@Cast.example")
    invite(cast.potters, by=cast.eve, address="raj@cast.example")
    html = open_page(visit(cast.eve), "/invitations/").content.decode()
    assert path_of(sent) in html and "Potters" not in html
    assert "None that waits for you here." in open_page(visit(cast.ben), "/invitations/").content.decode()


def test_no_thanks_without_signing_in():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="mo@out.example", name="Mo")
    response = visit().post(path_of(sent), {"answer": "no"})
    assert response.status_code == 200 and "That’s all right" in response.content.decode()
    assert "Said no thanks." in open_page(visit(cast.ada), MINE).content.decode()


def test_a_link_that_is_over_says_so_and_leads_nowhere():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, uses=2)
    with time_machine.travel(now() + timedelta(days=15)):
        stale = visit().get(path_of(sent))
    unknown = visit().get("/invitations/nonesuch/")
    assert (stale.status_code, unknown.status_code) == (404, 404)
    for answer in (stale, unknown):
        assert "This invitation is no longer open." in answer.content.decode()


def test_whoever_may_not_invite_any_more_passes_the_wish_on():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, uses=2)
    nobody_decides_alone(cast.weavers)
    response = visit(cast.eve).post(path_of(sent), {"answer": "yes", "reason": ""})
    assert response["Location"] == "/c/weavers/apply/"
    assert "passed your wish to join on" in loads(response.cookies[NOTICE_COOKIE].value, salt=NOTICE_COOKIE)
    assert state_of(cast, cast.eve) == "applied"


def test_stopping():
    cast = curated()
    invite(cast.weavers, by=cast.ada, address="mo@out.example")
    run_waiting()
    address = "/" + stop_link_for("mo@out.example").split("/", 3)[3]
    assert "Stop them" in open_page(visit(), address).content.decode()
    assert visit().post(address).status_code == 200
    assert Mailbox.objects.get().stopped_at is not None
    assert visit().get("/invitations/stop/nonesuch/").status_code == 404


def test_inviting_to_an_address_and_with_a_link():
    cast = curated()
    client = visit(cast.ada)
    assert 'name="sentence"' in open_page(client, MINE).content.decode()
    assert re.search(r'name="sentence"[^>]*>\s*</textarea>', open_page(client, MINE).content.decode())
    client.post(
        MINE, {"to": "address", "address": "mo@out.example", "name": "Mo", "uses": "10", "sentence": ""}
    )
    client.post(MINE, {"to": "link", "address": "left@over.example", "uses": "12", "sentence": ""})
    kept = Invitation.objects.order_by("pk").values_list("address", "uses", "state")
    assert list(kept) == [("mo@out.example", 1, "open"), ("", 12, "open")]
    html = open_page(client, MINE).content.decode()
    link = Invitation.objects.get(uses=12)
    assert link_to(link) in html and "Sent today. Good until" in html
    with time_machine.travel(now() + timedelta(days=3)):
        assert "Sent 3 days ago." in visit(cast.ada).get(MINE).content.decode()


@pytest.mark.parametrize(
    "field, value, said",
    [
        ("address", "", "Which address should it go to?"),
        ("address", "mo", "That doesn’t look like an email address."),
        ("uses", "31", "A link is good for 30 people at most."),
        ("uses", "1", "Write a number from 2 to 30."),
        ("sentence", "s" * 401, "That’s a long one."),
    ],
)
def test_what_is_amiss_is_said_and_nothing_typed_is_lost(field, value, said):
    cast = curated()
    body = {
        "to": "address",
        "address": "mo@out.example",
        "name": "Mo from the mill",
        "uses": "5",
        "sentence": "Yes.",
    }
    response = visit(cast.ada).post(MINE, {**body, field: value})
    html = response.content.decode()
    assert response.status_code == 422 and said in html and f'href="#id_{field}"' in html
    assert "Mo from the mill" in html and not Invitation.objects.exists()


def test_what_one_sent_is_nobody_elses_to_see_renew_or_end():
    cast = curated("open")
    sent = invite(cast.weavers, by=cast.ben, address="mo@out.example", name="Mo from the mill")
    for who in (cast.nia, cast.ada, cast.raj, cast.eve):
        answer = visit(who).get(MINE)
        assert "mo@out.example" not in answer.content.decode() and "Mo from" not in answer.content.decode()
        for verb in ("again", "end", "second"):
            assert visit(who).post(f"{MINE}{sent.key}/{verb}/").status_code in (403, 404)
    assert visit(cast.ben).post(f"{MINE}{sent.key}/again/").status_code == 303
    assert visit(cast.ben).post(f"{MINE}{sent.key}/end/").status_code == 303
    sent.refresh_from_db()
    assert (sent.round, sent.state) == (2, "ended")


def test_a_second_member_sees_who_it_is_for_and_never_the_address():
    cast = curated()
    nobody_decides_alone(cast.weavers)
    wish = invite(cast.weavers, by=cast.ben, address="mo@out.example", name="Mo from the mill")
    html = open_page(visit(cast.nia), MINE).content.decode()
    assert "Mo from the mill" in html and "mo@out.example" not in html
    assert visit(cast.nia).post(f"{MINE}{wish.key}/second/").status_code == 303
    wish.refresh_from_db()
    assert (wish.state, wish.seconded_by) == ("open", cast.nia)


def test_a_page_takes_the_same_statements_for_one_and_thirty():
    cast = curated()
    crowd = iter([person_at(f"c{n}@crowd.example", verified=True) for n in range(40)])

    def more(count: int) -> None:
        for _each in range(count):
            sent = invite(cast.weavers, by=cast.ada, uses=3)
            Reply.objects.create(invitation=sent, person=next(crowd), answer="accepted")

    assert_same_statements(visit(cast.ada), MINE, more)


def test_thirty_a_day():
    cast = curated()
    client, body = visit(cast.ada), {"to": "link", "uses": "2", "sentence": "Once more."}
    assert {client.post(MINE, body).status_code for _each in range(30)} == {303}
    assert client.post(MINE, body).status_code == 429


def test_a_reason_that_is_too_long_is_given_back_and_nothing_is_cut():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="eve@cast.example")
    eve, long = visit(cast.eve), "m" * 501
    response = eve.post(path_of(sent), {"answer": "yes", "reason": long})
    html = response.content.decode()
    assert (response.status_code, "500 letters do." in html, long in html) == (400, True, True)
    assert state_of(cast, cast.eve) is None
    assert eve.post(path_of(sent), {"answer": "yes", "reason": "m" * 500}).status_code == 303
