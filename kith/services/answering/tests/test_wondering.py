"""Asking one person, quietly and once; their saying it is not one for them; the list of who waits."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit
from kith.members.people import mailing
from kith.members.people.actions.mailing import stop
from kith.members.people.actions.nudging import note_asked
from kith.members.people.departing import Choice, Going
from kith.members.people.models import Nudge
from kith.members.people.tests.nudging import a_fortnight_later
from kith.members.profiles.actions.writing import write_profile
from kith.services.activity.models import Entry
from kith.services.answering.actions.erasing import erase
from kith.services.answering.actions.telling import tell
from kith.services.answering.actions.wondering import put_aside, wonder
from kith.services.answering.mailed import WONDERINGS
from kith.services.answering.merging import merge
from kith.services.answering.models import Wondering
from kith.services.answering.queries import asked_about
from kith.services.answering.words import asked, waits_since
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import settle
from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

ZONE = "Europe/London"


def with_question(**fields):
    cast = build_cast()
    admit(cast.weavers, cast.pat, by=cast.ada)
    for person in (cast.ada, cast.pat):
        write_profile(person, by=person, offers=["Heddles"])
    fields = {"title": "Which heddles?", "source": "Mine fray.", "by": cast.nia} | fields
    return cast, a_thread(cast, kind="question", **fields)


def path(thread, tail: str = "who-might-know/") -> str:
    return f"/c/weavers/conversations/{thread.key}/{tail}"


def link_in(letter) -> str:
    start = letter.body.index("/not-me/")
    return letter.body[start:].split()[0]


def test_somebody_is_asked_once_however_often_it_is_pressed_and_by_whomever():
    cast, thread = with_question()
    made = wonder(thread, cast.ada, by=cast.ben)
    assert wonder(thread, cast.ada, by=cast.ben) == made
    for by in (cast.nia, cast.pat):
        with pytest.raises(Refusal, match="a moment ago"):
            wonder(thread, cast.ada, by=by)
    assert Wondering.objects.count() == 1
    entry = Entry.objects.get(verb="answering.wondered")
    assert (entry.by_id, entry.audience.level) == (cast.ben.pk, "author")


def test_whoever_was_asked_anything_lately_is_not_asked_now_and_a_fortnight_later_is():
    cast, thread = with_question()
    note_asked(cast.ada, kind="welcome.check_in", by=cast.pat)
    with pytest.raises(Refusal, match="They can be asked from"):
        wonder(thread, cast.ada, by=cast.ben)
    said = open_page(visit(cast.ben), path(thread)).content.decode()
    assert "can be asked again from" in said and "Ask Ada" not in said and "Ask Pat" in said
    a_fortnight_later()
    wonder(thread, cast.ada, by=cast.ben)
    assert Nudge.objects.get(person=cast.ada).kind == "answering.wondering"


def test_only_members_ask_only_about_what_is_open_and_only_who_might_know():
    cast, thread = with_question(board=None)
    outside = a_thread(cast, by=cast.nia, board=cast.open_board, title="Heddles?", kind="question")
    talk = a_thread(cast, title="Heddles", kind="discussion")
    tries = [(outside, cast.ada, cast.eve), (thread, cast.ben, cast.nia), (talk, cast.pat, cast.ben)]
    for about, whom, by in tries:
        with pytest.raises(Refusal):
            wonder(about, whom, by=by)
    settle(thread, by=cast.nia)
    with pytest.raises(Refusal):
        wonder(thread, cast.ada, by=cast.ben)
    assert wonder(outside, cast.ada, by=cast.ben).by == cast.ben


def test_who_would_rather_be_introduced_is_named_and_not_asked():
    cast, thread = with_question()
    write_profile(cast.ada, by=cast.ada, contact="introduction")
    said = open_page(visit(cast.ben), path(thread)).content.decode()
    assert "Ada would rather be introduced." in said and "Ask Ada" not in said
    with pytest.raises(Refusal):
        wonder(thread, cast.ada, by=cast.ben)


def test_the_mail_says_who_thought_of_them_and_where_and_quotes_nobody():
    cast, thread = with_question()
    made = wonder(thread, cast.ada, by=cast.ben)
    tell(made.pk)
    tell(made.pk)
    (letter,) = mail.outbox
    assert letter.subject == "Ben Talbot wondered whether you might have a thought"
    assert letter.to == ["ada@cast.example"] and path(thread, "") in letter.body
    assert mailing.stop_link(cast.ada, WONDERINGS) in letter.body
    for part in (letter.body, letter.alternatives[0][0]):
        assert "heddles" not in part and "fray" not in part


def test_no_mail_goes_where_it_is_wanted_no_more_or_not_needed():
    cast, thread = with_question()
    made = wonder(thread, cast.ada, by=cast.ben)
    reply(thread, by=cast.ada, source="Wax.")
    tell(made.pk)
    other = wonder(thread, cast.pat, by=cast.ben)
    stop(mailing.named(WONDERINGS), by=cast.pat)
    tell(other.pk)
    assert len(mail.outbox) == 0
    mailing_again = mailing.named(WONDERINGS)
    assert mailing_again is not None and not mailing.wants(cast.pat, WONDERINGS)


def test_not_me_from_the_mail_needs_its_button_and_the_next_is_offered():
    cast, thread = with_question()
    made = wonder(thread, cast.ada, by=cast.ben)
    tell(made.pk)
    link, stranger = link_in(mail.outbox[0]), Client()
    assert "Not one for me" in open_page(stranger, link).content.decode()
    assert Wondering.objects.get().not_me_at is None
    assert "Thank you for saying so" in stranger.post(link).content.decode()
    assert "Thank you for saying so" in stranger.post(link).content.decode()
    said = open_page(visit(cast.ben), path(thread)).content.decode()
    assert "Ben asked Ada today. Not one for them, this time." in said
    assert "Ask Pat" in said and "Ask Ada" not in said
    assert stranger.get(link[:-3] + "xx/").status_code == 404
    assert Entry.objects.filter(verb="answering.not_me").count() == 1


def test_who_is_asked_reads_it_beside_the_question_and_says_so_there():
    cast, thread = with_question()
    made = wonder(thread, cast.ada, by=cast.ben)
    assert "wondered whether you might" in open_page(visit(cast.ada), path(thread)).content.decode()
    assert "wondered whether you might" not in open_page(visit(cast.ben), path(thread)).content.decode()
    visit(cast.ben).post(path(thread, "not-me/"))
    assert Wondering.objects.get().not_me_at is None
    assert visit(cast.ada).post(path(thread, "not-me/")).status_code == 303
    assert Wondering.objects.get().not_me_at is not None
    with pytest.raises(Refusal):
        put_aside(made, by=cast.ben)


def test_a_press_on_the_page_asks_and_says_who_knows():
    cast, thread = with_question()
    client = visit(cast.ben)
    answer = client.post(path(thread, f"who-might-know/{cast.ada.key}/"), follow=True).content.decode()
    assert "Asked. Ada gets one mail" in answer and "Ben asked Ada today." in answer
    nobody = client.post(path(thread, f"who-might-know/{cast.eve.key}/"))
    assert nobody.status_code == 404


def test_members_see_on_the_list_since_when_somebody_waits_and_whose_help_was_asked():
    cast, first = with_question(board=None, at=now() - timedelta(days=40))
    cast_board = a_thread(cast, by=cast.nia, board=cast.open_board, title="And dyes?", kind="question")
    wonder(first, cast.ada, by=cast.ben)
    address = "/c/weavers/conversations/waiting/"
    for who in (cast.ada, cast.ben, cast.nia, cast.pat):
        html = open_page(visit(who), address).content.decode()
        assert html.index("Which heddles?") < html.index("And dyes?")
        assert waits_since(first.started_at, ZONE) in html and "Ben asked Ada today." in html
    outside = open_page(visit(cast.eve), address).content.decode()
    assert cast_board.title in outside and "Which heddles?" not in outside and "asked Ada" not in outside


def test_who_looks_from_outside_learns_of_nobody_who_was_asked():
    cast, thread = with_question(board=None)
    outside = a_thread(cast, by=cast.nia, board=cast.open_board, title="Heddles?", kind="question")
    wonder(outside, cast.ada, by=cast.ben)
    told = {
        name: bool(asked_about([outside.pk, thread.pk], who)) for name, who in cast.everyone().items() if who
    }
    assert [name for name, knows in told.items() if knows] == ["ada", "ben", "nia", "pat"]
    assert "asked Ada" not in open_page(visit(cast.eve), "/c/weavers/conversations/waiting/").content.decode()


def test_the_day_is_said_as_people_say_it():
    moment = now()
    said = [asked("Ben", "Ada", moment - timedelta(days=days), ZONE) for days in (0, 1, 40)]
    assert said[:2] == ["Ben asked Ada today.", "Ben asked Ada yesterday."]
    assert said[2].startswith("Ben asked Ada on ")


def test_whoever_goes_takes_along_what_they_were_asked():
    cast, thread = with_question()
    wonder(thread, cast.ada, by=cast.ben)
    erase(Going((cast.ada.pk,), Choice.LEAVE))
    erase(Going((cast.ben.pk,), Choice.NAMELESS, (cast.ben.name,)))
    assert Wondering.objects.get().by is None
    assert "Someone asked Ada today." in open_page(visit(cast.pat), path(thread)).content.decode()
    erase(Going((cast.ada.pk,), Choice.NAMELESS, (cast.ada.name,)))
    assert Wondering.objects.count() == 0


def test_what_was_asked_follows_a_merge():
    cast, thread = with_question()
    wonder(thread, cast.ada, by=cast.ben)
    wonder(thread, cast.pat, by=cast.ben)
    for _time in range(2):
        merge(cast.ada.pk, cast.pat.pk)
        merge(cast.ben.pk, cast.nia.pk)
    assert list(Wondering.objects.values_list("person", "by")) == [(cast.pat.pk, cast.nia.pk)]
