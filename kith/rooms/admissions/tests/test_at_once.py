"""Several people at one moment: one outcome, one letter; a link for ten brings in ten (TRUST E4, E5)."""

from collections import Counter

import pytest
from django.core import mail

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit
from kith.members.communities.models import Duty, Membership, Transition
from kith.members.people.actions.registering import person_at
from kith.members.people.tests.crowding import at_once
from kith.rooms.admissions.actions.accepting import accept
from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.actions.applying import withdraw
from kith.rooms.admissions.actions.inviting import end, invite
from kith.rooms.admissions.actions.opening import change_mode
from kith.rooms.admissions.jobs import post_invitation, tell_applicant
from kith.rooms.admissions.models import Application, ModeChange, Reply, Say
from kith.rooms.admissions.tests.cast import a_request, curated, nobody_decides_alone, state_of
from kith.services.jobs.models import Job
from kith.services.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db(transaction=True)

OUTCOME = {"active": "approved", "declined": "declined", "withdrawn": "withdrawn"}


def changes(cast) -> list[str]:
    """Return the states that Eve's membership went through."""
    rows = Transition.objects.filter(community=cast.weavers, membership__person=cast.eve)
    return list(rows.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("time", range(6))
def test_welcomed_declined_and_taken_back_at_once_has_one_outcome(time: int):
    cast = curated()
    Duty.objects.create(community=cast.weavers, person=cast.ben, kind="facilitator")
    asked = a_request(cast)
    acts = [
        lambda: answer(asked, by=cast.ada, answer="welcome"),
        lambda: answer(asked, by=cast.ben, answer="not_now", words="Not yet."),
        lambda: withdraw(asked, by=cast.eve),
    ]
    acts = acts[time % 3 :] + acts[: time % 3]
    results = at_once(3, lambda: acts.pop()())
    assert Counter(type(result) for result in results) == {Application: 1, Refusal: 2}
    assert {result.code for result in results if isinstance(result, Refusal)} == {"changed-meanwhile"}
    asked.refresh_from_db()
    assert OUTCOME[state_of(cast, cast.eve)] == asked.state
    assert changes(cast) == ["applied", state_of(cast, cast.eve)]
    assert Say.objects.filter(counted=True).count() == (asked.state != "withdrawn")
    run_waiting()
    assert len(mail.outbox) == (asked.state != "withdrawn")


def test_three_members_who_say_yes_at_once_bring_in_once():
    cast = curated()
    nobody_decides_alone(cast.weavers)
    asked = a_request(cast)
    people = [cast.ada, cast.ben, cast.nia]
    results = at_once(3, lambda: answer(asked, by=people.pop(), answer="welcome"))
    assert Counter(type(result) for result in results) == {Application: 2, Refusal: 1}
    assert changes(cast) == ["applied", "active"]
    assert Say.objects.filter(counted=True).count() == 2
    assert Job.objects.filter(name="admissions.tell_applicant").count() == 1


def test_asking_many_times_at_once_asks_once():
    cast = curated()
    results = at_once(8, lambda: a_request(cast))
    assert {type(row) for row in results} == {Application} and len({row.pk for row in results}) == 1
    assert changes(cast) == ["applied"]


def test_answered_and_let_in_by_another_door_at_once_is_one_coming_in():
    cast = curated()
    asked = a_request(cast)
    acts = [
        lambda: answer(asked, by=cast.ada, answer="welcome"),
        lambda: admit(cast.weavers, cast.eve, by=cast.ada),
    ]
    at_once(2, lambda: acts.pop()())
    assert changes(cast) == ["applied", "active"]
    asked.refresh_from_db()
    assert asked.state == "approved"


@pytest.mark.slow
def test_a_hundred_who_accept_a_link_for_ten_at_once_are_ten():
    cast = curated()
    link = invite(cast.weavers, by=cast.ada, uses=10)
    people = [person_at(f"p{number}@crowd.example", verified=True) for number in range(100)]
    before = Membership.objects.filter(community=cast.weavers).count()

    def four() -> list:
        results = []
        for _each in range(4):
            try:
                results.append(accept(link, by=people.pop()))
            except Refusal as refusal:
                results.append(refusal)
        return results

    results = [result for batch in at_once(25, four) for result in batch]
    assert Counter(type(result) for result in results) == {Membership: 10, Refusal: 90}
    assert {result.status for result in results if isinstance(result, Refusal)} == {410}
    assert Membership.objects.filter(community=cast.weavers).count() == before + 10
    assert Reply.objects.filter(answer="accepted").count() == 10


def test_one_person_who_accepts_many_times_at_once_uses_it_once():
    cast = curated()
    link = invite(cast.weavers, by=cast.ada, uses=2)
    results = at_once(8, lambda: accept(link, by=cast.eve))
    assert {type(result) for result in results} == {Membership}
    assert (Reply.objects.count(), changes(cast)) == (1, ["active"])


def test_ended_and_accepted_at_once_is_one_or_the_other():
    cast = curated()
    link = invite(cast.weavers, by=cast.ada, uses=2)
    acts = [lambda: end(link, by=cast.ada), lambda: accept(link, by=cast.eve)]
    results = at_once(2, lambda: acts.pop()())
    came = state_of(cast, cast.eve) == "active"
    assert sum(isinstance(result, Refusal) for result in results) == (0 if came else 1)
    with pytest.raises(Refusal):
        accept(link, by=cast.raj)


def test_a_letter_is_sent_once_by_many_workers():
    cast = curated()
    asked = a_request(cast)
    answer(asked, by=cast.ada, answer="welcome")
    sent = invite(cast.weavers, by=cast.ada, address="mo@out.example")
    Job.objects.all().delete()
    at_once(6, lambda: tell_applicant(application_id=asked.pk))
    at_once(6, lambda: post_invitation(invitation_id=sent.pk, round=sent.round))
    assert sorted(message.to[0] for message in mail.outbox) == ["eve@cast.example", "mo@out.example"]


def test_two_wishes_at_once_change_who_may_join_once():
    cast = curated()
    nobody_decides_alone(cast.weavers)
    people = [cast.ben, cast.nia]
    at_once(2, lambda: change_mode(cast.weavers, "open", by=people.pop()))
    cast.weavers.refresh_from_db()
    assert (cast.weavers.admission_mode, ModeChange.objects.count()) == ("open", 1)
