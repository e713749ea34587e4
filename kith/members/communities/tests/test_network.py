"""The network is nobody's to convene, and nobody is asked to leave it by its members."""

from importlib import import_module

import pytest
from django.apps import apps

from kith.base.kit.refusals import Refusal
from kith.members.communities.access import is_member
from kith.members.communities.actions.moving import move
from kith.members.communities.actions.removing import ask_to_leave, second
from kith.members.communities.actions.serving import agree, answer, offer_duty, put_down, stand
from kith.members.communities.models import Duty, DutyOffer, Membership, Removal
from kith.members.communities.stepping import membership_by, token_for
from kith.members.people.actions.entering import begin_session
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Person
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


def test_whoever_is_let_in_belongs_to_the_network_from_then_on():
    cast = build_cast()
    dot = person_at("dot@example.org", name="Dot", verified=True)
    assert not is_member(dot, cast.network)
    for _twice in range(2):
        begin_session(dot, device="", why="code")
    held = Membership.objects.get(community=cast.network, person=dot)
    assert (held.state, held.transitions.count()) == ("active", 1)


def test_who_left_and_is_let_in_again_belongs_again():
    cast = build_cast()
    move(cast.network, cast.ben, "left", by=cast.ben)
    begin_session(cast.ben, device="", why="code")
    assert is_member(cast.ben, cast.network)


def test_before_there_is_a_network_somebody_is_let_in_all_the_same():
    dot = person_at("dot@example.org", name="Dot", verified=True)
    assert begin_session(dot, device="", why="code").person == dot
    assert not Membership.objects.exists()


def test_members_of_long_ago_are_brought_into_the_network_once():
    cast = build_cast()
    Membership.objects.filter(community=cast.network, person__in=[cast.ben, cast.eve, cast.raj]).delete()
    let_everyone_in = import_module(
        "kith.members.communities.migrations.0004_everyone_belongs_to_the_network"
    ).let_everyone_in
    for _twice in range(2):
        let_everyone_in(apps, None)
    there = Membership.objects.filter(community=cast.network, state="active")
    names = there.values_list("person__name", flat=True)
    assert sorted(name.split()[0] for name in names) == ["Ada", "Ben", "Eve", "Nia", "Pat", "Sam"]


def test_who_signed_in_long_ago_and_belongs_nowhere_is_brought_into_it_too():
    cast = build_cast()
    unclaimed = Person.objects.create(name="From an archive")
    Membership.objects.filter(community=cast.network, person__in=[cast.ben, cast.raj]).delete()
    move(cast.network, cast.eve, "left", by=cast.eve)
    let_the_others_in = import_module(
        "kith.members.communities.migrations.0005_everyone_who_signed_in_belongs_to_the_network"
    ).let_the_others_in
    for _twice in range(2):
        let_the_others_in(apps, None)
    assert [is_member(person, cast.network) for person in (cast.ben, cast.raj, cast.eve, unclaimed)] == [
        True,
        True,
        False,
        False,
    ]
    assert Membership.objects.get(community=cast.network, person=cast.raj).transitions.count() == 1
