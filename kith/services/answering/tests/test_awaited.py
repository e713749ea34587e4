"""What somebody is asked about stands in their fortnight while it waits, and follows into another thread."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.people.tests.nudging import a_fortnight_later
from kith.services.answering.actions.wondering import put_aside, wonder
from kith.services.answering.models import Wondering
from kith.services.answering.tests.test_wondering import with_question
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import settle
from tests.cast import a_thread, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def test_it_waits_in_the_fortnight_of_who_was_asked_until_they_reply_or_put_it_aside():
    cast, thread = with_question()
    waits = "Have a look at “Which heddles?”"

    def stands(person) -> bool:
        return waits in open_page(visit(person), "/fortnight/").content.decode()

    wonder(thread, cast.ada, by=cast.ben)
    wonder(thread, cast.pat, by=cast.ben)
    assert [stands(who) for who in (cast.ada, cast.pat, cast.ben, cast.nia)] == [True, True, False, False]
    reply(thread, by=cast.ada, source="Wax.")
    put_aside(Wondering.objects.get(person=cast.pat), by=cast.pat)
    assert [stands(who) for who in (cast.ada, cast.pat)] == [False, False]


def test_it_rests_when_the_question_is_settled_or_a_month_has_passed():
    cast, thread = with_question()
    made = wonder(thread, cast.ada, by=cast.ben)
    page = "/c/weavers/"
    assert "wondered today" in open_page(visit(cast.ada), page).content.decode()
    Wondering.objects.filter(pk=made.pk).update(at=now() - timedelta(days=31))
    assert "Have a look at" not in open_page(visit(cast.ada), page).content.decode()
    Wondering.objects.filter(pk=made.pk).update(at=now())
    settle(thread, by=cast.nia)
    assert "Have a look at" not in open_page(visit(cast.ada), page).content.decode()


def test_who_was_asked_comes_along_when_two_questions_become_one():
    cast, older = with_question(at=now() - timedelta(days=2))
    younger = a_thread(cast, by=cast.nia, kind="question", title="Heddles again?")
    wonder(older, cast.ada, by=cast.ben)
    a_fortnight_later()
    for whom in (cast.ada, cast.pat):
        wonder(younger, whom, by=cast.ben)
    join(older, younger, by=cast.nia)
    assert sorted(Wondering.objects.values_list("thread", "person")) == sorted(
        [(older.pk, cast.ada.pk), (older.pk, cast.pat.pk)]
    )
