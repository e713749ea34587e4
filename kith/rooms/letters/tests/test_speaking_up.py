"""Something isn’t right in a letter: the network’s support looks, no member does; the rest stays theirs."""

import pytest

from kith.members.communities.models import Duty
from kith.rooms.letters.tests.cast import a_letter, neighbours
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.actions.replying import reply
from kith.services.moderation import queries
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from tests.cast import visit


@pytest.fixture
def cast(db):
    cast = neighbours()
    for person, kind in ((cast.raj, Duty.Kind.SUPPORT), (cast.nia, Duty.Kind.FACILITATOR)):
        Duty.objects.create(community=cast.network, person=person, kind=kind)
    return cast


def a_report(cast):
    thread = a_letter(cast.ada, cast.ben, "Not a kind word.")
    thing = thing_of("conversations.post", thread.posts.get().pk)
    return thread, report(thing, by=cast.ben, words="This hurts.")


def test_only_the_networks_support_looks_and_a_facilitator_of_the_network_does_not(cast):
    _thread, concern = a_report(cast)
    address = f"/c/{cast.network.slug}/care/"
    sees = {
        name
        for name, who in cast.everyone().items()
        if who and (case := queries.case(concern.key, who, cast.network)) and case.decides
    }
    assert (sees, concern.desk) == ({"raj"}, "support")
    assert "A letter" not in visit(cast.nia).get(address).content.decode()


def test_without_support_nobody_looks_at_a_letter(cast):
    Duty.objects.filter(kind__in=(Duty.Kind.SUPPORT, Duty.Kind.ADMINISTRATOR)).delete()
    _thread, concern = a_report(cast)
    assert queries.case(concern.key, cast.ben, cast.network).bench.who == "nobody"


def test_before_they_write_they_read_who_looks(cast):
    post = a_letter(cast.ada, cast.ben).posts.get()
    html = visit(cast.ben).get(f"/c/{cast.network.slug}/care/reports/post/{post.key}/").content.decode()
    assert "The people who support the network read this, and nobody else." in html
    assert "so they may guess" in html


def test_a_hidden_first_letter_takes_the_others_along_for_neither(cast):
    thread, concern = a_report(cast)
    decide(concern, by=cast.raj, verdict="hidden")
    readers = {name for name, who in cast.everyone().items() if thread in threads_visible_to(who)}
    assert readers == {"ada", "ben"}
    reply(thread, by=cast.ben, source="Please don’t.")
    html = visit(cast.ben).get(f"/letters/{thread.key}/?page=1").content.decode()
    assert "Not a kind word." not in html and "Please don’t." in html
