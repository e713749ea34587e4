import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import leave
from kith.services.activity.models import Entry
from kith.services.conversations.actions.settling import reopen, settle
from kith.services.conversations.models import ThreadTransition
from tests.cast import a_thread, build_cast


def verbs():
    return list(
        Entry.objects.filter(verb__startswith="conversations.").order_by("id").values_list("verb", flat=True)
    )


@pytest.mark.django_db
def test_the_asker_settles_and_opens_again_and_both_are_kept():
    cast = build_cast()
    thread = a_thread(cast, kind="question")
    assert settle(thread, by=cast.ada).state == "answered"
    assert reopen(thread, by=cast.ada).state == "open"
    assert list(ThreadTransition.objects.order_by("id").values_list("state", "by__name")) == [
        ("answered", "Ada Okafor"),
        ("open", "Ada Okafor"),
    ]
    assert verbs() == ["conversations.started", "conversations.settled", "conversations.reopened"]


@pytest.mark.django_db
def test_settling_twice_changes_nothing():
    cast = build_cast()
    thread = settle(a_thread(cast, kind="question"), by=cast.ada)
    assert settle(thread, by=cast.ada).version == thread.version
    assert ThreadTransition.objects.count() == 1


@pytest.mark.django_db
def test_nobody_else_settles_and_nothing_else_is_settled():
    cast = build_cast()
    question, talk = a_thread(cast, kind="question"), a_thread(cast, kind="discussion")
    for thread, person in ((question, cast.ben), (question, cast.eve), (talk, cast.ada)):
        with pytest.raises(Refusal):
            settle(thread, by=person)
    leave(cast.weavers, by=cast.ada)
    with pytest.raises(Refusal):
        settle(question, by=cast.ada)
    question.refresh_from_db()
    assert question.state == "open"
