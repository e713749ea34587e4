from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.base.kit.clock import now
from kith.base.kit.prepared import Prepared
from kith.desks.home import talk
from kith.members.communities.models import Membership
from kith.members.people.viewer import Viewer
from kith.services.conversations import queries as conversations
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.actions.reading import stop_at
from tests.cast import a_thread, build_cast

pytestmark = pytest.mark.django_db

_JOINED = Prepared(
    lambda person, since: (
        Membership.objects.filter(joined_at__gt=since, **({} if person is None else {"person": person}))
        .order_by("pk")
        .values_list("pk", "joined_at", "state")
    ),
    person=int,
    since=datetime,
)


def expected(since: datetime, **conditions) -> list[tuple]:
    rows = Membership.objects.filter(joined_at__gt=since, **conditions).order_by("pk")
    return list(rows.values_list("pk", "joined_at", "state"))


def test_it_answers_as_the_queryset_does_whatever_the_values():
    cast = build_cast()
    for since in (now() - timedelta(days=1), now() + timedelta(days=1)):
        for person in (cast.ada, cast.ben, cast.pat):
            assert _JOINED.rows(person=person.pk, since=since) == expected(since, person=person)


def test_a_value_that_is_none_makes_another_statement():
    build_cast()
    since = now() - timedelta(days=1)
    assert _JOINED.rows(person=None, since=since) == expected(since)


def test_a_text_is_a_value_too():
    cast = build_cast()
    named = Prepared(
        lambda slug: Membership.objects.filter(community__slug=slug).order_by("pk").values_list("person"),
        slug=str,
    )
    weavers = [(cast.ada.pk,), (cast.ben.pk,), (cast.nia.pk,)]
    assert (named.rows(slug="weavers"), named.rows(slug="stand-in-0"), named.rows(slug="%s'")) == (
        weavers,
        [],
        [],
    )


def test_one_run_is_one_statement():
    cast = build_cast()
    with CaptureQueriesContext(connection) as captured:
        _JOINED.rows(person=cast.ada.pk, since=now())
    assert len(captured) == 1


def test_lines_are_those_of_conversations_for_every_reader():
    cast = build_cast()
    for number in range(3):
        a_thread(cast, title=f"For members {number}", kind="question")
        a_thread(cast, title=f"For anyone {number}", board=cast.open_board)
    stop_at(a_thread(cast), 1, by=cast.ben)
    for person in cast.everyone().values():
        viewer = Viewer(person.pk if person else None)
        threads = threads_visible_to(viewer).filter(community=cast.weavers)
        newest = threads.order_by("-last_post_at", "-id")[: talk.TALK_HERE + talk.WAITING_HERE]
        plain = conversations.lines(newest, viewer)
        assert talk.newest_here(viewer, cast.weavers) == plain
        waiting = conversations.waiting(cast.weavers, viewer, talk.WAITING_HERE + 1)
        assert talk.waiting_here(viewer, cast.weavers) == waiting
