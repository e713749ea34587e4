import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.moving import move
from kith.members.communities.models import Membership, Transition
from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.actions.applying import apply, let_members_read, withdraw
from kith.rooms.admissions.models import Application, Say
from kith.rooms.admissions.tests.cast import (
    ANSWERS,
    CANARY,
    a_request,
    curated,
    nobody_decides_alone,
    state_of,
)
from kith.services.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db


def test_somebody_asks_and_is_welcomed_by_who_holds_a_duty(mailoutbox):
    cast = curated()
    asked = a_request(cast)
    assert state_of(cast, cast.eve) == "applied"
    done = answer(asked, by=cast.ada, answer="welcome", words="Come on Tuesday.")
    assert (done.state, state_of(cast, cast.eve)) == ("approved", "active")
    membership = Membership.objects.get(community=cast.weavers, person=cast.eve)
    assert (membership.source, membership.reason_for_joining) == ("applied", CANARY)
    assert list(Say.objects.values_list("by", "answer", "counted")) == [(cast.ada.pk, "welcome", True)]
    run_waiting()
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (["eve@cast.example"], "Welcome to Weavers")
    assert "Come on Tuesday." in mail.body and "Ada Okafor" in mail.body


def test_a_no_gives_its_reason_to_who_asked_and_they_may_ask_again(mailoutbox):
    cast = curated()
    asked = a_request(cast)
    answer(asked, by=cast.ada, answer="not_now", words="We are full of spinners just now.")
    assert state_of(cast, cast.eve) == "declined"
    kept = Transition.objects.filter(membership__person=cast.eve, community=cast.weavers).latest("pk")
    assert (kept.state, kept.by, kept.why) == ("declined", cast.ada, "We are full of spinners just now.")
    run_waiting()
    [mail] = mailoutbox
    assert "We are full of spinners just now." in mail.body and "Ada Okafor" in mail.body
    again = apply(cast.weavers, by=cast.eve, reason="A year on.")
    assert (again.state, again.pk != asked.pk, state_of(cast, cast.eve)) == ("applied", True, "applied")


def test_a_no_without_a_reason_is_refused():
    cast = curated()
    asked = a_request(cast)
    with pytest.raises(Refusal) as refused:
        answer(asked, by=cast.ada, answer="not_now", words="  ")
    assert refused.value.status == 422
    assert (Say.objects.count(), state_of(cast, cast.eve)) == (0, "applied")


def test_where_nobody_holds_a_duty_two_members_who_say_the_same_decide(mailoutbox):
    cast = curated()
    nobody_decides_alone(cast.weavers)
    asked = a_request(cast)
    assert asked.open_to_members
    assert answer(asked, by=cast.ben, answer="welcome").state == "applied"
    assert answer(asked, by=cast.ben, answer="welcome").state == "applied"
    assert answer(asked, by=cast.nia, answer="not_now", words="Not sure yet.").state == "applied"
    assert answer(asked, by=cast.ada, answer="welcome", words="Yes.").state == "approved"
    counted = Say.objects.filter(counted=True).order_by("at").values_list("by", flat=True)
    assert list(counted) == [cast.ben.pk, cast.ada.pk]
    run_waiting()
    assert len(mailoutbox) == 1


def test_what_a_member_said_does_not_count_when_they_belong_no_more():
    cast = curated()
    nobody_decides_alone(cast.weavers)
    asked = a_request(cast)
    answer(asked, by=cast.ben, answer="welcome")
    move(cast.weavers, cast.ben, "left", by=cast.ben)
    assert answer(asked, by=cast.nia, answer="welcome").state == "applied"
    assert answer(asked, by=cast.ada, answer="welcome").state == "approved"


def test_others_answer_nothing():
    cast = curated()
    asked = a_request(cast)
    for who in (cast.ben, cast.eve, cast.raj, cast.sam):
        with pytest.raises(Refusal) as refused:
            answer(asked, by=who, answer="welcome")
        assert refused.value.code == "not-allowed"
    assert answer(asked, by=cast.ada, answer="welcome").state == "approved"


def test_asking_twice_is_asking_once():
    cast = curated()
    first = a_request(cast)
    second = apply(cast.weavers, by=cast.eve, reason="Other words.")
    assert (second.pk, second.reason, second.answers) == (first.pk, CANARY, ANSWERS)
    assert Transition.objects.filter(membership__person=cast.eve, community=cast.weavers).count() == 1


@pytest.mark.parametrize("mode", ["open", "invitation"])
def test_nobody_asks_where_people_come_in_another_way(mode: str):
    cast = curated(mode)
    with pytest.raises(Refusal) as refused:
        a_request(cast)
    assert (refused.value.code, Application.objects.count()) == ("not-allowed", 0)


def test_members_and_who_was_asked_to_leave_do_not_ask():
    cast = curated()
    move(cast.weavers, cast.nia, "removed", by=cast.ada)
    for who, code in ((cast.ben, "changed-meanwhile"), (cast.nia, "not-allowed")):
        with pytest.raises(Refusal) as refused:
            a_request(cast, who)
        assert refused.value.code == code
    assert Application.objects.count() == 0


def test_who_asked_takes_it_back_and_nobody_else_can(mailoutbox):
    cast = curated()
    asked = a_request(cast)
    with pytest.raises(Refusal):
        withdraw(asked, by=cast.ada)
    for _twice in range(2):
        assert withdraw(asked, by=cast.eve).state == "withdrawn"
    assert state_of(cast, cast.eve) == "withdrawn"
    with pytest.raises(Refusal) as refused:
        answer(asked, by=cast.ada, answer="welcome")
    assert "took their request back" in refused.value.happened
    run_waiting()
    assert mailoutbox == []


def test_an_answer_that_came_second_is_told_who_came_first():
    cast = curated()
    asked = a_request(cast)
    answer(asked, by=cast.ada, answer="welcome")
    with pytest.raises(Refusal) as refused:
        answer(asked, by=cast.ada, answer="not_now", words="Too late.")
    assert (refused.value.code, "Ada Okafor" in refused.value.happened) == ("changed-meanwhile", True)
    assert refused.value.typed == {"words": "Too late."}


def test_an_alumnus_who_is_told_not_this_time_stays_one():
    cast = curated()
    move(cast.weavers, cast.ben, "alumni", by=cast.ben)
    asked = a_request(cast, cast.ben)
    assert state_of(cast, cast.ben) == "alumni"
    answer(asked, by=cast.ada, answer="not_now", words="Rest a little longer.")
    assert state_of(cast, cast.ben) == "alumni"
    answer(a_request(cast, cast.ben), by=cast.ada, answer="welcome")
    assert state_of(cast, cast.ben) == "active"


def test_more_may_read_it_only_when_its_writer_lets_them():
    cast = curated()
    asked = a_request(cast)
    nobody_decides_alone(cast.weavers)
    with pytest.raises(Refusal):
        answer(asked, by=cast.ben, answer="welcome")
    with pytest.raises(Refusal):
        let_members_read(asked, by=cast.ben)
    let_members_read(asked, by=cast.eve)
    answer(asked, by=cast.ben, answer="welcome")
    assert answer(asked, by=cast.nia, answer="welcome").state == "approved"


def test_a_letter_goes_once_however_often_its_job_runs(mailoutbox):
    from kith.rooms.admissions.jobs import tell_applicant

    cast = curated()
    asked = a_request(cast)
    tell_applicant(application_id=asked.pk)
    answer(asked, by=cast.ada, answer="welcome")
    for _again in range(3):
        tell_applicant(application_id=asked.pk)
    run_waiting()
    assert len(mailoutbox) == 1


def test_a_letter_that_the_server_did_not_take_is_tried_again(mailoutbox, monkeypatch):
    from kith.base.kit import mail
    from kith.rooms.admissions.jobs import tell_applicant

    cast = curated()
    asked = a_request(cast)
    answer(asked, by=cast.ada, answer="welcome")
    with monkeypatch.context() as broken:
        broken.setattr(mail, "send", lambda message: (_ for _ in ()).throw(OSError("away")))
        with pytest.raises(OSError):
            tell_applicant(application_id=asked.pk)
    tell_applicant(application_id=asked.pk)
    assert len(mailoutbox) == 1


def test_coming_in_by_another_door_closes_the_request():
    cast = curated()
    asked = a_request(cast)
    move(cast.weavers, cast.eve, "active", by=cast.ada)
    asked.refresh_from_db()
    assert (asked.state, asked.says.count()) == ("approved", 0)
