"""A seal is opened by two who look after the community, with a reason, and whoever is behind it is told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.members.people import merging
from kith.members.people.models import AuditLine
from kith.services.activity.models import Entry
from kith.services.jobs.worker import run_waiting
from kith.services.unnamed.actions.opening import agree, ask_to_open, take_back
from kith.services.unnamed.models import Seal, Unsealing
from kith.services.unnamed.queries import asked_named
from kith.services.unnamed.tests.asking import allowed, asked, first, thing
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db

WHY = "I fear for a child."


@pytest.fixture
def cast():
    return allowed(build_cast())


@pytest.fixture
def post(cast):
    return first(asked(cast))


def who(cast, unsealing, person):
    found = asked_named(unsealing.key, cast.weavers, person)
    return found.who if found else None


def test_two_together_read_the_name_and_nobody_else_does(cast, post):
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    assert [who(cast, made, one) for one in (cast.ada, cast.pat, cast.nia)] == ["", "", None]
    agree(made, thing(post), by=cast.pat)
    assert [who(cast, made, one) for one in (cast.ada, cast.pat, cast.nia)] == [cast.ben.name] * 2 + [None]
    Duty.objects.create(community=cast.weavers, person=cast.raj, kind=Duty.Kind.FACILITATOR)
    assert who(cast, made, cast.raj) == ""


def test_nobody_opens_it_alone(cast, post):
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    with pytest.raises(Refusal):
        agree(made, thing(post), by=cast.ada)
    made.refresh_from_db()
    assert (made.agreed_at, who(cast, made, cast.ada)) == (None, "")
    assert agree(made, thing(post), by=cast.pat).agreed_at is not None


@pytest.mark.parametrize("name", ["ben", "nia", "eve", "sam"])
def test_who_does_not_look_after_it_asks_for_nothing_and_agrees_to_nothing(cast, post, name):
    person = getattr(cast, name)
    with pytest.raises(Refusal):
        ask_to_open(thing(post), by=person, why=WHY)
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    for act in (agree, take_back):
        with pytest.raises(Refusal):
            act(made, thing(post), by=person)
    assert agree(made, thing(post), by=cast.pat).agreed_by == cast.pat


@pytest.mark.parametrize("why", ["", "   ", "x" * 501])
def test_it_needs_a_reason(cast, post, why):
    with pytest.raises(Refusal) as no:
        ask_to_open(thing(post), by=cast.ada, why=why)
    assert no.value.code == "bad-request"
    assert ask_to_open(thing(post), by=cast.ada, why=WHY).why == WHY


def test_what_nobody_agreed_to_lapses_and_can_be_asked_again(cast, post):
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    assert ask_to_open(thing(post), by=cast.pat, why="The same.").pk == made.pk
    Unsealing.objects.update(asked_at=now() - timedelta(days=15))
    with pytest.raises(Refusal):
        agree(made, thing(post), by=cast.pat)
    again = ask_to_open(thing(post), by=cast.pat, why="Once more.")
    assert again.pk != made.pk and agree(again, thing(post), by=cast.ada).agreed_at


def test_who_asked_and_no_longer_looks_after_it_counts_no_more(cast, post):
    made = ask_to_open(thing(post), by=cast.pat, why=WHY)
    held = Duty.objects.filter(community=cast.weavers, person=cast.pat)
    held.update(until=now())
    Duty.objects.create(community=cast.weavers, person=cast.raj, kind=Duty.Kind.FACILITATOR)
    with pytest.raises(Refusal):
        agree(made, thing(post), by=cast.ada)
    held.update(until=None)
    assert agree(made, thing(post), by=cast.ada).agreed_at


def test_taken_back_it_stays_sealed_and_only_who_asked_takes_it_back(cast, post):
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    with pytest.raises(Refusal):
        take_back(made, thing(post), by=cast.pat)
    assert Unsealing.objects.get().ended_at is None
    take_back(made, thing(post), by=cast.ada)
    with pytest.raises(Refusal):
        agree(made, thing(post), by=cast.pat)
    assert who(cast, made, cast.ada) == ""


def test_a_second_who_was_made_for_it_opens_nothing(cast, post):
    take_duty(cast.weavers, cast.raj, Duty.Kind.FACILITATOR, by=cast.ada)
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    with pytest.raises(Refusal) as no:
        agree(made, thing(post), by=cast.raj)
    assert "before the day" in no.value.happened and who(cast, made, cast.ada) == ""
    assert agree(made, thing(post), by=cast.pat).agreed_at


def test_who_looks_after_it_only_since_then_asks_for_nothing(cast, post):
    take_duty(cast.weavers, cast.raj, Duty.Kind.FACILITATOR, by=cast.ada)
    with pytest.raises(Refusal):
        ask_to_open(thing(post), by=cast.raj, why=WHY)
    assert not Unsealing.objects.exists()


def test_who_looked_after_it_once_and_does_again_did_not_before_it_was_written(cast, post):
    was = {"community": cast.weavers, "person": cast.raj, "kind": Duty.Kind.FACILITATOR}
    year = now() - timedelta(days=365)
    earlier = Duty.objects.create(**was, since=year, until=now() - timedelta(days=30))
    Duty.objects.create(**was)
    with pytest.raises(Refusal):
        ask_to_open(thing(post), by=cast.raj, why=WHY)
    earlier.until = now()
    earlier.save()
    assert ask_to_open(thing(post), by=cast.raj, why=WHY).asked_by == cast.raj


def test_who_asked_must_have_looked_after_it_before_too(cast, post):
    take_duty(cast.weavers, cast.raj, Duty.Kind.FACILITATOR, by=cast.ada)
    made = Unsealing.objects.create(community=cast.weavers, post_id=post.pk, why=WHY, asked_by=cast.raj)
    with pytest.raises(Refusal):
        agree(made, thing(post), by=cast.ada)
    Unsealing.objects.filter(pk=made.pk).update(asked_by=cast.pat)
    assert agree(made, thing(post), by=cast.ada).agreed_by == cast.ada


def test_two_who_turn_out_to_be_one_opened_nothing(cast, post):
    made = agree(ask_to_open(thing(post), by=cast.ada, why=WHY), thing(post), by=cast.pat)
    assert who(cast, made, cast.ada) == cast.ben.name
    with transaction.atomic():
        for merge in merging.followers():
            merge(cast.pat.pk, cast.ada.pk)
    made.refresh_from_db()
    assert (made.asked_by, made.agreed_by, who(cast, made, cast.ada)) == (cast.ada, None, "")
    # Behind that wall stands another.
    Unsealing.objects.update(agreed_by=cast.ada)
    assert who(cast, made, cast.ada) == ""


def test_what_two_opened_is_in_no_third_ones_way(cast, post):
    held = {"community": cast.weavers, "kind": Duty.Kind.FACILITATOR, "since": now() - timedelta(days=400)}
    Duty.objects.create(person=cast.raj, **held)
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    new = f"/c/weavers/unnamed/of/{post.key}/"
    assert visit(cast.raj).get(new).status_code == 302
    agree(made, thing(post), by=cast.pat)
    assert [visit(one).get(new).status_code for one in (cast.ada, cast.pat, cast.raj)] == [302, 302, 200]


def test_once_the_seal_is_gone_nothing_can_be_opened(cast, post):
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    agree(made, thing(post), by=cast.pat)
    Seal.objects.all().delete()
    assert who(cast, made, cast.ada) == ""
    with pytest.raises(Refusal):
        ask_to_open(thing(post), by=cast.ada, why=WHY)


def test_each_step_is_in_the_audit_log_and_none_names_who_is_behind_it(cast, post):
    AuditLine.objects.filter(act__startswith="unnamed.").count()
    take_back(ask_to_open(thing(post), by=cast.ada, why=WHY), thing(post), by=cast.ada)
    agree(ask_to_open(thing(post), by=cast.ada, why=WHY), thing(post), by=cast.pat)
    lines = AuditLine.objects.filter(act__startswith="unnamed.").order_by("pk")
    acts = [(line.act.partition(".")[2], line.by_id) for line in lines]
    ada, pat = cast.ada.pk, cast.pat.pk
    assert acts == [("asked_to_open", ada), ("taken_back", ada), ("asked_to_open", ada), ("opened", pat)]
    assert {line.about for line in lines} == {f"post:{post.key}"}
    told = Entry.objects.filter(verb__startswith="unnamed.").exclude(verb="unnamed.allowed")
    assert {entry.audience.level for entry in told} == {"author"}


def test_whoever_is_behind_it_is_told_by_mail_and_on_their_page(cast, post):
    run_waiting()
    mail.outbox.clear()
    made = ask_to_open(thing(post), by=cast.ada, why=WHY)
    assert run_waiting() == 0 and "Nobody has opened the link" in visit(cast.ben).get("/you/unnamed/").text
    agree(made, thing(post), by=cast.pat)
    run_waiting()
    (letter,) = mail.outbox
    assert (letter.to, "/you/unnamed/" in letter.body) == (["ben@cast.example"], True)
    assert "I fear" not in letter.body and "only me" not in letter.body
    page = visit(cast.ben).get("/you/unnamed/").text
    assert "Ada Okafor and Pat Lindqvist opened the link to you" in page and WHY in page
    assert WHY not in visit(cast.nia).get("/you/unnamed/").text


def test_the_way_through_the_pages(cast, post):
    ada, pat, nia = visit(cast.ada), visit(cast.pat), visit(cast.nia)
    here = f"/c/weavers/conversations/{post.thread.key}/"
    new = f"/c/weavers/unnamed/of/{post.key}/"
    assert new in ada.get(here).text and new not in nia.get(here).text
    assert (nia.get(new).status_code, ada.get(new).status_code) == (403, 200)
    assert nia.post(new, {"why": WHY}).status_code == 403
    assert ada.post(new, {"why": ""}).status_code == 422
    asked_at = ada.post(new, {"why": WHY})["Location"]
    assert nia.get(asked_at).status_code == 404
    assert ada.get(new)["Location"] == asked_at
    assert ada.post(f"{asked_at}agreement/").status_code == 403
    assert cast.ben.name not in ada.get(asked_at).text
    assert "Say whether to open who asked something" in pat.get("/fortnight/").text
    assert pat.post(f"{asked_at}agreement/").status_code == 303
    for client in (ada, pat):
        assert f"It was {cast.ben.name}" in client.get(asked_at).text
    assert asked_at in ada.get("/c/weavers/unnamed/").text
    assert asked_at not in nia.get("/c/weavers/unnamed/").text
