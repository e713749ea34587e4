from datetime import timedelta

import pytest
import time_machine

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.moving import move
from kith.members.communities.models import Membership
from kith.rooms.admissions.actions.accepting import accept, say_no_thanks
from kith.rooms.admissions.actions.inviting import end, invite, renew, second
from kith.rooms.admissions.models import Application, Call, Invitation, Mailbox, Reply
from kith.rooms.admissions.queries import invitation_behind
from kith.rooms.admissions.tests.cast import curated, nobody_decides_alone, state_of
from kith.rooms.admissions.tokens import stop_link_for, token_of
from kith.services.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "mode, members_invite, alone, together",
    [
        ("open", True, {"ada", "ben", "nia"}, {"ada", "ben", "nia"}),
        ("invitation", True, {"ada", "ben", "nia"}, {"ada", "ben", "nia"}),
        ("invitation", False, {"ada"}, {"ada"}),
        ("application", True, {"ada"}, {"ada"}),
    ],
)
def test_who_may_invite(mode, members_invite, alone, together):
    from kith.rooms.admissions.access import invites_alone, may_invite

    cast = curated(mode)
    Call.objects.create(community=cast.weavers, members_invite=members_invite)
    people = cast.everyone()
    assert {name for name, who in people.items() if invites_alone(who, cast.weavers)} == alone
    assert {name for name, who in people.items() if may_invite(who, cast.weavers)} == together
    for name in set(people) - together - {"stranger"}:
        with pytest.raises(Refusal):
            invite(cast.weavers, by=people[name], uses=2)


def test_where_nobody_decides_alone_a_second_member_sends_it(mailoutbox):
    cast = curated()
    nobody_decides_alone(cast.weavers)
    wish = invite(cast.weavers, by=cast.ben, name="Mo from the mill", address="mo@out.example")
    run_waiting()
    assert (wish.state, wish.token_hash, mailoutbox) == ("proposed", "", [])
    for who in (cast.ben, cast.eve):
        with pytest.raises(Refusal):
            second(wish, by=who)
    sent = second(wish, by=cast.nia)
    run_waiting()
    assert (sent.state, sent.seconded_by, len(mailoutbox)) == ("open", cast.nia, 1)
    with pytest.raises(Refusal):
        second(wish, by=cast.ada)


def test_the_database_holds_no_secret_of_a_link():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="mo@out.example")
    run_waiting()
    kept = [str(value) for row in Invitation.objects.values() for value in row.values()]
    kept += [str(value) for row in Mailbox.objects.values() for value in row.values()]
    secrets = (token_of(sent), stop_link_for("mo@out.example").split("/")[-2])
    assert not [secret for secret in secrets for value in kept if secret in value]
    assert invitation_behind(token_of(sent)) == sent


def test_somebody_accepts_and_their_reason_is_kept():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="Eve@cast.example")
    accept(sent, by=cast.eve, reason="Ada's cloth.")
    row = Membership.objects.get(community=cast.weavers, person=cast.eve)
    assert (row.state, row.source, row.reason_for_joining) == ("active", "invited", "Ada's cloth.")
    accept(sent, by=cast.eve)
    assert list(Reply.objects.values_list("person", "answer")) == [(cast.eve.pk, "accepted")]


def test_an_invitation_to_an_address_is_good_for_its_owner_alone():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="eve@cast.example")
    with pytest.raises(Refusal) as refused:
        accept(sent, by=cast.raj)
    assert refused.value.happened == "This invitation was made for another address."
    assert state_of(cast, cast.raj) is None
    accept(sent, by=cast.eve)


def test_it_is_good_for_fourteen_days_and_renewed_for_fourteen_more():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, uses=2)
    first = token_of(sent)
    with time_machine.travel(now() + timedelta(days=14, minutes=1)):
        assert invitation_behind(first) is None
        with pytest.raises(Refusal):
            accept(sent, by=cast.eve)
        again = renew(sent, by=cast.ada)
        assert (again.pk, again.round, token_of(again) != first) == (sent.pk, 2, True)
        assert (invitation_behind(first), invitation_behind(token_of(again))) == (None, again)
        accept(again, by=cast.eve)
    assert state_of(cast, cast.eve) == "active"


def test_an_ended_one_opens_nothing():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, uses=2)
    with pytest.raises(Refusal):
        end(sent, by=cast.ben)
    for _twice in range(2):
        end(sent, by=cast.ada)
    assert invitation_behind(token_of(sent)) is None
    with pytest.raises(Refusal):
        accept(sent, by=cast.eve)


def test_no_thanks_is_kept_and_can_be_thought_over():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, address="eve@cast.example")
    for _twice in range(2):
        say_no_thanks(sent, by=cast.eve)
    assert list(Reply.objects.values_list("answer", flat=True)) == ["declined"]
    accept(sent, by=cast.eve)
    assert list(Reply.objects.values_list("answer", flat=True)) == ["accepted"]


def test_one_to_an_address_can_be_declined_without_signing_in_and_a_link_cannot():
    cast = curated()
    say_no_thanks(invite(cast.weavers, by=cast.ada, address="mo@out.example"), by=None)
    with pytest.raises(Refusal):
        say_no_thanks(invite(cast.weavers, by=cast.ada, uses=2), by=None)
    assert Reply.objects.count() == 1


def test_it_gives_no_more_than_its_sender_may_give_when_it_is_accepted():
    cast = curated()
    sent = invite(cast.weavers, by=cast.ada, uses=3)
    cast.weavers.duties.filter(person=cast.ada).update(until=now())
    passed_on = accept(sent, by=cast.eve, reason="Ada said so.")
    assert isinstance(passed_on, Application)
    assert (passed_on.reason, state_of(cast, cast.eve)) == ("Ada said so.", "applied")
    assert Reply.objects.count() == 0


def test_where_anyone_may_join_a_stale_one_lets_them_join_by_themselves():
    cast = curated("open")
    sent = invite(cast.weavers, by=cast.ben, uses=3)
    move(cast.weavers, cast.ben, "left", by=cast.ben)
    accept(sent, by=cast.eve)
    assert Membership.objects.get(community=cast.weavers, person=cast.eve).source == "self"


def test_who_was_asked_to_leave_comes_back_only_by_who_decides():
    cast = curated("invitation")
    move(cast.weavers, cast.eve, "active", by=cast.ada)
    move(cast.weavers, cast.eve, "removed", by=cast.ada)
    with pytest.raises(Refusal):
        accept(invite(cast.weavers, by=cast.ben, uses=2), by=cast.eve)
    accept(invite(cast.weavers, by=cast.ada, address="eve@cast.example"), by=cast.eve)
    assert state_of(cast, cast.eve) == "active"


def test_to_invite_an_address_again_renews(mailoutbox):
    cast = curated()
    first = invite(cast.weavers, by=cast.ada, address="mo@out.example", sentence="One.")
    again = invite(cast.weavers, by=cast.ada, address="MO@out.example")
    assert (again.pk, again.round, again.sentence) == (first.pk, 2, "One.")


def test_one_member_has_ten_open_at_most():
    cast = curated("open")
    for _each in range(10):
        last = invite(cast.weavers, by=cast.ben, uses=2)
    with pytest.raises(Refusal) as refused:
        invite(cast.weavers, by=cast.ben, uses=2)
    assert refused.value.code == "too-many"
    end(last, by=cast.ben)
    invite(cast.weavers, by=cast.ben, uses=2)


def test_nobody_invites_to_the_network():
    cast = curated()
    with pytest.raises(Refusal):
        invite(cast.network, by=cast.sam, uses=2)


def asked_to_leave(cast, person):
    with time_machine.travel(now() + timedelta(minutes=1)):
        move(cast.weavers, person, "removed", by=cast.ada)


def test_who_was_asked_to_leave_comes_back_by_an_invitation_meant_for_them_alone():
    cast = curated("invitation")
    link = invite(cast.weavers, by=cast.ada, uses=9)
    before = invite(cast.weavers, by=cast.ada, address="ben@cast.example")
    asked_to_leave(cast, cast.ben)
    with time_machine.travel(now() + timedelta(minutes=5)):
        for stale in (link, before, invite(cast.weavers, by=cast.ada, uses=9)):
            with pytest.raises(Refusal, match="asked you to leave"):
                accept(stale, by=cast.ben)
        assert state_of(cast, cast.ben) == "removed"
        accept(invite(cast.weavers, by=cast.ada, address="ben@cast.example"), by=cast.ben)
        assert state_of(cast, cast.ben) == "active"


def test_whom_two_asked_to_leave_one_alone_does_not_bring_back():
    cast = curated("open")
    nobody_decides_alone(cast.weavers)
    asked_to_leave(cast, cast.ben)
    with time_machine.travel(now() + timedelta(minutes=5)):
        alone = invite(cast.weavers, by=cast.nia, address="ben@cast.example")
        with pytest.raises(Refusal, match="asked you to leave"):
            accept(alone, by=cast.ben)
