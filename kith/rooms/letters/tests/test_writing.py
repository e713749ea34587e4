"""Writing to somebody: one exchange for any two, as they want to be reached, until one would rather not."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import leave
from kith.members.communities.models import Group
from kith.rooms.letters.access import Standing, standing
from kith.rooms.letters.actions.stopping import go_on, stop
from kith.rooms.letters.models import Exchange, Stop
from kith.rooms.letters.tests.cast import a_letter, neighbours, wants
from kith.services.activity.models import Entry
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread
from kith.services.moderation.models import Lift


@pytest.fixture
def cast(db):
    return neighbours()


def test_two_have_one_exchange_whoever_writes(cast):
    first = a_letter(cast.ada, cast.ben)
    assert a_letter(cast.ben, cast.ada, "It sings.") == first == a_letter(cast.ada, cast.ben, "Good.")
    exchange = Exchange.objects.get()
    group = exchange.audience.group
    assert (group.kind, group.community, exchange.audience) == (Group.Kind.PAIR, cast.network, first.audience)
    assert set(group.memberships.values_list("person", flat=True)) == {cast.ada.pk, cast.ben.pk}
    assert Group.objects.filter(kind="pair").count() == Thread.objects.count() == 1
    assert list(Post.objects.order_by("position").values_list("author__name", flat=True)) == [
        "Ada Okafor",
        "Ben Talbot",
        "Ada Okafor",
    ]


def test_a_form_sent_twice_sends_once(cast):
    for _time in range(2):
        a_letter(cast.ada, cast.ben, once="first")
        a_letter(cast.ben, cast.ada, "Yes.", once="second")
    assert Post.objects.count() == 2


@pytest.mark.parametrize(
    ("contact", "may"), [("", True), ("here", True), ("introduction", False), ("later", False)]
)
def test_somebody_is_reached_as_they_want(cast, contact, may):
    wants(cast.ben, contact)
    if may:
        assert a_letter(cast.ada, cast.ben).posts.count() == 1
        return
    with pytest.raises(Refusal) as refusal:
        a_letter(cast.ada, cast.ben, "My words.")
    assert (refusal.value.status, refusal.value.typed) == (403, {"source": "My words."})
    assert (Exchange.objects.count(), Group.objects.filter(kind="pair").count()) == (0, 0)


def test_who_wrote_before_may_write_on_whatever_is_wanted_now(cast):
    thread = a_letter(cast.ada, cast.ben)
    wants(cast.ben, "later")
    assert a_letter(cast.ada, cast.ben, "One more thing.") == thread


def test_no_words_open_nothing_and_nobody_writes_to_themselves(cast):
    for whom, source in ((cast.ben, "  "), (cast.ada, "Dear me.")):
        with pytest.raises(Refusal):
            a_letter(cast.ada, whom, source)
    assert (Exchange.objects.count(), Thread.objects.count()) == (0, 0)


def test_first_letters_are_held_to_a_newcomers_limits(cast):
    Lift.objects.all().delete()
    for whom in (cast.ben, cast.nia, cast.eve):
        a_letter(cast.ada, whom)
    with pytest.raises(Refusal) as refusal:
        a_letter(cast.ada, cast.sam, "A fourth.")
    assert (refusal.value.code, refusal.value.typed["source"]) == ("too-many", "A fourth.")
    assert Exchange.objects.count() == 3


def test_letters_stay_when_a_community_is_left_and_rest_when_the_network_is(cast):
    thread = a_letter(cast.ada, cast.ben)
    leave(cast.weavers, by=cast.ben)
    reply(thread, by=cast.ben, source="Still here.")
    leave(cast.network, by=cast.ben)
    exchange = Exchange.objects.get()
    assert standing(cast.ada, exchange) == Standing.GONE
    with pytest.raises(Refusal):
        reply(thread, by=cast.ada, source="Where are you?")
    with pytest.raises(Refusal):
        a_letter(cast.eve, cast.ben)


def test_a_stop_holds_both_by_every_door_and_can_be_taken_back(cast):
    thread = a_letter(cast.ada, cast.ben)
    answer = reply(thread, by=cast.ben, source="Well enough.")
    exchange = Exchange.objects.get()
    for _time in range(2):
        stop(exchange, by=cast.ada)
    assert (standing(cast.ada, exchange), standing(cast.ben, exchange)) == (
        Standing.STOPPED,
        Standing.STOPPED_BY_OTHER,
    )
    for person in (cast.ada, cast.ben):
        with pytest.raises(Refusal) as refusal:
            reply(thread, by=person, source="More.")
        assert (refusal.value.status, refusal.value.typed) == (403, {"source": "More."})
    with pytest.raises(Refusal):
        edit(answer, by=cast.ben, source="Other words.")
    go_on(exchange, by=cast.ben)
    assert standing(cast.ben, exchange) == Standing.STOPPED_BY_OTHER
    go_on(exchange, by=cast.ada)
    reply(thread, by=cast.ben, source="More.")
    assert edit(answer, by=cast.ben, source="Other words.").source == "Other words."
    verbs = Entry.objects.filter(verb__startswith="letters.").order_by("id")
    assert list(verbs.values_list("verb", "by", "audience__level")) == [
        ("letters.stopped", cast.ada.pk, "author"),
        ("letters.resumed", cast.ada.pk, "author"),
    ]


def test_nobody_else_stops_it(cast):
    a_letter(cast.ada, cast.ben)
    with pytest.raises(Refusal) as refusal:
        stop(Exchange.objects.get(), by=cast.sam)
    assert (refusal.value.status, Stop.objects.count()) == (404, 0)
