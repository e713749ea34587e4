"""Two people turned out to be one: their letters, introductions and wishes follow, and nothing is lost."""

import pytest

from kith.members.communities.models import GroupMembership
from kith.rooms.letters.actions.quieting import be_quiet
from kith.rooms.letters.actions.stopping import stop
from kith.rooms.letters.merging import merge
from kith.rooms.letters.models import Exchange, Introduction, Part, Quiet, Step, Stop
from kith.rooms.letters.queries import exchange_between, lines
from kith.rooms.letters.tests.cast import a_letter, neighbours
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.merging import merge as merge_conversations


@pytest.fixture
def cast(db):
    return neighbours()


def twice(old, new) -> None:
    """Merge as claiming does, the floors below first; the second time it does nothing."""
    for _time in range(2):
        merge_conversations(old.pk, new.pk)
        merge(old.pk, new.pk)


def an_introduction(cast, **fields) -> Introduction:
    """Make one past the actions, which ask nobody twice in a fortnight."""
    made = Introduction.objects.create(community=cast.network, **fields)
    for person in (made.one, made.other):
        Part.objects.create(community=cast.network, introduction=made, person=person)
    Step.objects.create(community=cast.network, introduction=made, state=made.state, by=made.by)
    return made


def test_letters_to_one_go_on_as_letters_to_the_other(cast):
    thread = a_letter(cast.ada, cast.ben, "How is your loom?")
    exchange = Exchange.objects.get()
    stop(exchange, by=cast.ben)
    twice(cast.ben, cast.nia)
    exchange.refresh_from_db()
    assert {exchange.one_id, exchange.other_id} == {cast.ada.pk, cast.nia.pk}
    assert exchange.one_id < exchange.other_id and exchange.folded_at is None
    readers = {name for name, who in cast.everyone().items() if thread in threads_visible_to(who)}
    assert readers == {"ada", "nia"}
    assert list(Stop.objects.values_list("by", flat=True)) == [cast.nia.pk]
    assert [line.key for line in lines(cast.nia)] == [thread.key]
    assert lines(cast.ben) == []


def test_where_both_wrote_with_somebody_one_goes_on_and_the_other_stands_to_be_read(cast):
    first, second = a_letter(cast.ada, cast.ben), a_letter(cast.ada, cast.nia)
    for person in (cast.ben, cast.nia):
        stop(Exchange.objects.between(cast.ada, person).get(), by=person)
    twice(cast.ben, cast.nia)
    open_ones = Exchange.objects.filter(folded_at=None)
    assert exchange_between(cast.ada, cast.nia) == open_ones.get()
    assert {line.key for line in lines(cast.nia)} == {first.key, second.key}
    assert Stop.objects.filter(by=cast.nia).count() == 2
    held = GroupMembership.objects.filter(group__kind="pair", person=cast.nia, until=None)
    assert held.count() == 2 and not GroupMembership.objects.filter(person=cast.ben, group__kind="pair")


def test_letters_of_the_two_to_each_other_are_read_and_go_on_with_nobody(cast):
    thread = a_letter(cast.ben, cast.nia, "Are you me?")
    twice(cast.ben, cast.nia)
    exchange = Exchange.objects.get()
    assert (exchange.one_id, exchange.other_id) == (cast.nia.pk, cast.nia.pk)
    assert exchange.folded_at is not None
    readers = {name for name, who in cast.everyone().items() if thread in threads_visible_to(who)}
    assert readers == {"nia"}


def test_introductions_follow_and_none_introduces_somebody_to_themselves(cast):
    kept = an_introduction(cast, by=cast.ada, one=cast.ben, other=cast.eve, state="proposed")
    themselves = an_introduction(cast, by=cast.ada, one=cast.ben, other=cast.nia, state="proposed")
    by_one = an_introduction(cast, by=cast.ben, one=cast.nia, other=cast.eve, state="proposed")
    made = an_introduction(cast, by=cast.ben, one=cast.nia, other=cast.pat, state="made")
    twice(cast.ben, cast.nia)
    found = Introduction.objects.order_by("pk").values_list("pk", "by", "one", "other", "state")
    assert list(found) == [
        (kept.pk, cast.ada.pk, cast.nia.pk, cast.eve.pk, "proposed"),
        (themselves.pk, cast.ada.pk, cast.nia.pk, cast.nia.pk, "lapsed"),
        (by_one.pk, cast.nia.pk, cast.nia.pk, cast.eve.pk, "lapsed"),
        (made.pk, cast.nia.pk, cast.nia.pk, cast.pat.pk, "made"),
    ]
    assert Part.objects.filter(introduction=themselves).count() == 1
    assert not Part.objects.filter(person=cast.ben) and not Step.objects.filter(by=cast.ben)


@pytest.mark.parametrize("asking", ["both asked for the same", "one asked for both"])
def test_what_is_asked_for_twice_is_asked_once(cast, asking):
    if asking == "both asked for the same":
        pairs = [(cast.ben, cast.eve), (cast.nia, cast.eve)]
    else:
        pairs = [(cast.eve, cast.ben), (cast.eve, cast.nia)]
    for one, other in pairs:
        an_introduction(cast, by=cast.ada, one=one, other=other, asked_by=one, state="asked")
    twice(cast.ben, cast.nia)
    asked = {(row.asked_by_id, row.other_id, row.state) for row in Introduction.objects.all()}
    one, other = (cast.nia, cast.eve) if asking.startswith("both") else (cast.eve, cast.nia)
    assert asked == {(one.pk, other.pk, "lapsed"), (one.pk, other.pk, "asked")}
    assert Introduction.objects.count() == 2


def test_who_wanted_no_mail_wants_none_still(cast):
    be_quiet(cast.ben)
    twice(cast.ben, cast.nia)
    assert list(Quiet.objects.values_list("person", flat=True)) == [cast.nia.pk]
    be_quiet(cast.eve)
    twice(cast.eve, cast.nia)
    assert list(Quiet.objects.values_list("person", flat=True)) == [cast.nia.pk]
