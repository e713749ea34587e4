"""Since when a conversation can be read by whom, and what has changed about it."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.amending import let_alumni_read
from kith.rooms.kinship.actions.emerging import answer, begin, propose
from kith.rooms.kinship.actions.gathering import form, join, start_conversation
from kith.services.activity.models import Entry
from kith.services.conversations.boundaries import Boundary, boundary_of
from kith.services.conversations.models import Thread
from kith.services.conversations.queries import Opening
from tests.cast import a_thread, build_cast

pytestmark = pytest.mark.django_db


def boundary(thread: Thread) -> Boundary:
    given = {name: getattr(thread, name) for name in ("pk", "community_id", "audience_id")}
    rest = dict.fromkeys(set(Opening.__slots__) - {*given, "level"})
    return boundary_of(Opening(**given, **rest, level=thread.audience.level))


def turned(cast, reads: bool, days_ago: int):
    """Let friends read along, or no more, so many days ago; returns when."""
    let_alumni_read(cast.weavers, reads, by=cast.ada)
    entry = Entry.objects.filter(verb="communities.opened_to_alumni").latest("pk")
    entry.at = now() - timedelta(days=days_ago)
    entry.save()
    return entry.at


def test_friends_let_in_and_out_since_it_began_are_told():
    cast = build_cast()
    thread = a_thread(cast, at=now() - timedelta(days=5))
    assert boundary(thread) == Boundary(thread.started_at)
    turned(cast, True, 9)
    turned(cast, False, 8)
    let_in, out = turned(cast, True, 3), turned(cast, False, 2)
    assert boundary(thread).friends == ((let_in, True), (out, False))
    public = a_thread(cast, board=cast.open_board, at=now() - timedelta(days=5))
    assert boundary(public) == Boundary(public.started_at)


def test_what_came_along_says_when_and_keeps_its_audience():
    cast = build_cast()
    group = form(cast.weavers, by=cast.ben, name="Night shift", purpose="Weaving after ten.")
    join(group, by=cast.nia)
    thread = start_conversation(group, by=cast.nia, title="Lamps?", source="Too bright.")
    assert boundary(thread) == Boundary(thread.started_at)
    emergence = propose(group, by=cast.ben, name="Night weavers", domain_statement="Cloth made in the dark.")
    answer(emergence, by=cast.nia, says="yes")
    begin(emergence, by=cast.ben)
    moved = Thread.objects.get(pk=thread.pk)
    came = Entry.objects.get(verb="conversations.moved").at
    assert (boundary(moved), moved.audience) == (Boundary(thread.started_at, came=came), thread.audience)
