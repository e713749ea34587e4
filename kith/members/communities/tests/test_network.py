"""The network is nobody's to convene, and nobody is asked to leave it by its members."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.removing import ask_to_leave, second
from kith.members.communities.actions.serving import agree, answer, offer_duty, put_down, stand
from kith.members.communities.models import Duty, DutyOffer, Membership, Removal
from kith.members.communities.stepping import membership_by, token_for
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


def duties(community) -> set[tuple[str, str]]:
    rows = Duty.objects.filter(community=community, until=None)
    return {(person.split()[0], kind) for person, kind in rows.values_list("person__name", "kind")}


def test_nobody_stands_to_convene_the_network():
    cast = build_cast()
    with pytest.raises(Refusal):
        stand(cast.network, by=cast.ben)
    offer = DutyOffer.objects.create(
        community=cast.network, person=cast.ben, by=cast.ben, kind=Duty.Kind.CONVENOR
    )
    with pytest.raises(Refusal):
        agree(offer, by=cast.nia)
    assert visit(cast.ben).post("/c/network/duties/standing/").status_code == 403
    assert duties(cast.network) == {("Sam", "administrator")}


def test_nobody_is_asked_to_leave_the_network():
    cast = build_cast()
    for by in (cast.ben, cast.sam):
        with pytest.raises(Refusal):
            ask_to_leave(cast.network, cast.eve, by=by, reason="We would rather not.")
    made = Removal.objects.create(
        community=cast.network, person=cast.sam, proposed_by=cast.ben, reason="We would rather not."
    )
    with pytest.raises(Refusal):
        second(made, by=cast.nia)
    assert Membership.objects.get(community=cast.network, person=cast.sam).state == "active"
    for person in (cast.ben, cast.sam):
        assert visit(person).get("/c/network/removals/").status_code == 404
        assert visit(person).get(f"/c/network/people/{cast.eve.key}/removal/").status_code == 404


def test_the_last_who_keeps_the_house_hands_it_on_first():
    cast = build_cast()
    with pytest.raises(Refusal, match="only one who keeps the house"):
        put_down(cast.network, "administrator", by=cast.sam)
    answer(offer_duty(cast.network, cast.raj, "administrator", by=cast.sam), by=cast.raj, takes=True)
    put_down(cast.network, "administrator", by=cast.sam)
    assert duties(cast.network) == {("Raj", "administrator")}
    offer = offer_duty(cast.network, cast.sam, "administrator", by=cast.raj, hands_over=True)
    answer(offer, by=cast.sam, takes=True)
    assert duties(cast.network) == {("Sam", "administrator")}


def test_a_link_in_a_mail_steps_back_from_no_network():
    cast = build_cast()
    held = Membership.objects.get(community=cast.network, person=cast.ben)
    assert membership_by(token_for(held)) is None
