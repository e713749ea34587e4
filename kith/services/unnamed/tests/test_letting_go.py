"""Seals go when their time has come, and when their writer goes; one's own file tells of them."""

from datetime import timedelta

import pytest
from django.db import transaction

from kith.base.kit.clock import now
from kith.desks.yours.actions.going import ask_to_go
from kith.desks.yours.actions.parcelling import ask_for_parcel, folder
from kith.desks.yours.tests.planting import unpacked
from kith.members.people import merging
from kith.members.people.models import Mailed
from kith.services.conversations.actions.closing import close
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.jobs import forget_who_asked
from kith.services.conversations.models import Post, Thread
from kith.services.jobs.worker import run_waiting
from kith.services.moderation.actions.raising import report
from kith.services.unnamed.actions.opening import agree, ask_to_open
from kith.services.unnamed.models import Seal, Unsealing
from kith.services.unnamed.tests.asking import TITLE, WORDS, allowed, asked, first, thing
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db(transaction=True)

_DAY = timedelta(days=1)


@pytest.fixture
def cast(settings, tmp_path):
    settings.DATA = tmp_path
    return allowed(build_cast())


def test_they_go_30_days_after_closing_and_after_a_year_at_most(cast):
    young, closed, old = (asked(cast, title=f"Question {number}") for number in range(3))
    reply(closed, by=cast.ben, source="More of it.")
    close(closed, by=cast.ben, why="Enough.")
    forget_who_asked()
    assert Seal.objects.count() == 4
    Thread.objects.filter(pk=closed.pk).update(closed_at=now() - 29 * _DAY)
    Thread.objects.filter(pk=old.pk).update(started_at=now() - 364 * _DAY)
    forget_who_asked()
    assert Seal.objects.count() == 4
    Thread.objects.filter(pk=closed.pk).update(closed_at=now() - 31 * _DAY)
    Thread.objects.filter(pk=old.pk).update(started_at=now() - 366 * _DAY)
    forget_who_asked()
    assert list(Seal.objects.values_list("post_id", flat=True)) == [first(young).pk]
    assert Post.objects.filter(is_unnamed=True).count() == 4


def test_a_seal_of_what_is_there_no_more_goes(cast):
    thread = asked(cast)
    Post.objects.filter(thread=thread).delete()
    forget_who_asked()
    assert not Seal.objects.exists()


def _file(person) -> str:
    parcel = ask_for_parcel(by=person)
    run_waiting()
    parcel.refresh_from_db()
    return "\n".join(unpacked(folder() / parcel.file).values())


def test_ones_own_file_holds_it_while_the_seal_lasts_and_nobody_elses_does(cast):
    post = first(asked(cast))
    agree(ask_to_open(thing(post), by=cast.ada, why="I fear for a child."), thing(post), by=cast.pat)
    whole = _file(cast.ben)
    assert TITLE in whole and WORDS in whole and "Ada Okafor, Pat Lindqvist: I fear for a child." in whole
    assert WORDS not in _file(cast.nia)
    Seal.objects.all().delete()
    assert WORDS not in _file(cast.ben)


@pytest.mark.parametrize("choice", ["leave", "nameless", "whole"])
def test_who_goes_leaves_no_seal_and_what_bears_no_name_stays(cast, choice):
    thread = asked(cast)
    named = first(asked(cast, title="With my name", without_name=False))
    reply(thread, by=cast.nia, source=f"> {WORDS}\n\nMe too.")
    ask_to_go(choice, by=cast.ben, at_once=True)
    run_waiting()
    assert not Seal.objects.exists()
    opening, answer = Post.objects.filter(thread=thread).order_by("position")
    assert (opening.source, opening.author.name, opening.thread.title) == (WORDS, "Someone here", TITLE)
    assert WORDS in answer.source
    named.refresh_from_db()
    assert (named.source == WORDS) is (choice != "whole")


def test_what_is_said_of_going_says_that_it_stays(cast):
    assert "What you asked without your name stays as it stands" in visit(cast.ben).get("/you/going/").text


def test_opened_lately_it_waits_30_days_once_and_takes_the_trace_of_the_mail_along(cast):
    thread = asked(cast)
    post = first(thread)
    agree(ask_to_open(thing(post), by=cast.ada, why="I fear for a child."), thing(post), by=cast.pat)
    run_waiting()
    Thread.objects.filter(pk=thread.pk).update(started_at=now() - 366 * _DAY)
    Unsealing.objects.update(agreed_at=now() - 29 * _DAY)
    forget_who_asked()
    assert "I fear for a child." in visit(cast.ben).get("/you/unnamed/").text
    assert Mailed.objects.filter(person=cast.ben, kind="unsealed").exists()
    agree(ask_to_open(thing(post), by=cast.pat, why="Again."), thing(post), by=cast.ada)
    Unsealing.objects.filter(why="I fear for a child.").update(agreed_at=now() - 31 * _DAY)
    forget_who_asked()
    assert not Seal.objects.exists() and not Mailed.objects.filter(kind="unsealed").exists()


def test_two_who_turn_out_to_be_one_keep_what_either_asked(cast):
    asked(cast, by=cast.nia)
    with transaction.atomic():
        for merge in merging.followers():
            merge(cast.nia.pk, cast.ben.pk)
    assert Seal.objects.get().person == cast.ben


def test_it_can_be_reported_and_hidden_without_learning_whose_it_is(cast):
    from kith.services.moderation.actions.deciding import decide
    from kith.services.moderation.models import Concern

    post = first(asked(cast))
    concern = report(thing(post), by=cast.raj, words="I mind it.")
    page = visit(cast.ada).get(f"/c/weavers/care/{concern.key}/")
    decide(concern, by=cast.ada, verdict=Concern.State.HIDDEN, why="Too close to home.")
    assert page.status_code in (200, 404) and cast.ben.name not in page.text
    here = f"/c/weavers/conversations/{post.thread.key}/"
    assert visit(cast.nia).get(here).status_code == 404
    assert "put out of sight" in visit(cast.ben).get("/you/unnamed/").text
