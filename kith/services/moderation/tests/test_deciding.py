import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.members.people.models import Person
from kith.members.people.tests.crowding import at_once
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.actions.replying import reply
from kith.services.moderation.access import bench
from kith.services.moderation.actions.deciding import decide, look_at
from kith.services.moderation.actions.mending import appeal
from kith.services.moderation.actions.raising import recognise, report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern, Step
from tests.cast import a_thread, build_cast

State = Concern.State


def sees(who, post) -> bool:
    return posts_visible_to(who).filter(pk=post.pk).exists()


def refused(act, *given, **named) -> str:
    with pytest.raises(Refusal) as refusal:
        act(*given, **named)
    return refusal.value.code


def on_the_bench(concern) -> tuple[str, set[str], int]:
    thing = thing_of(concern.subject_kind, concern.subject_id)
    sitting = bench(concern, thing.audience)
    names = Person.objects.filter(pk__in=sitting.people).values_list("name", flat=True)
    return sitting.who, {name.split()[0] for name in names}, sitting.needed


def nobody_convenes(cast):
    Duty.objects.filter(community=cast.weavers).delete()


def test_two_keepers_look_where_there_are_two(cast, post, thing):
    take_duty(cast.weavers, cast.pat, Duty.Kind.FACILITATOR, by=cast.ada)
    concern = recognise(thing, by=cast.ben)
    assert on_the_bench(concern) == ("keepers", {"Ada", "Pat"}, 2)
    concern = decide(concern, by=cast.ada, verdict=State.STAYS)
    assert (concern.state, sees(cast.ben, post)) == (State.LOOKED_AT, False)
    concern = decide(concern, by=cast.pat, verdict=State.STAYS)
    assert (concern.state, sees(cast.ben, post)) == (State.STAYS, True)


def test_two_who_see_it_differently_may_think_again(cast, thing):
    take_duty(cast.weavers, cast.pat, Duty.Kind.FACILITATOR, by=cast.ada)
    concern = recognise(thing, by=cast.ben)
    decide(concern, by=cast.ada, verdict=State.STAYS)
    assert decide(concern, by=cast.pat, verdict=State.REMOVED).state == State.LOOKED_AT
    assert decide(concern, by=cast.ada, verdict=State.REMOVED).state == State.REMOVED


def test_where_nobody_holds_a_duty_any_two_members_decide(cast, post, thing):
    nobody_convenes(cast)
    admit(cast.weavers, cast.pat, by=cast.pat)
    concern = recognise(thing, by=cast.ben)
    assert on_the_bench(concern) == ("members", {"Ada", "Pat"}, 2)
    assert decide(concern, by=cast.ada, verdict=State.REMOVED).state == State.LOOKED_AT
    assert decide(concern, by=cast.pat, verdict=State.REMOVED).state == State.REMOVED


def test_neither_its_author_nor_who_said_so_nor_an_outsider_decides(cast, thing):
    concern = recognise(thing, by=cast.ben)
    for other in (cast.nia, cast.ben, cast.eve, cast.raj):
        assert refused(decide, concern, by=other, verdict=State.STAYS) == "not-found"
        assert refused(look_at, concern, by=other) == "not-found"
    assert look_at(concern, by=cast.ada).state == State.LOOKED_AT
    assert decide(concern, by=cast.ada, verdict=State.STAYS).state == State.STAYS


def test_what_is_said_of_a_keeper_is_never_theirs_to_look_at(cast):
    thing = thing_of("conversations.post", a_thread(cast).posts.get().pk)
    concern = report(thing, by=cast.ben, words="It hurts.")
    assert on_the_bench(concern) == ("support", {"Sam"}, 1)
    assert refused(decide, concern, by=cast.ada, verdict=State.STAYS) == "not-found"
    assert decide(concern, by=cast.sam, verdict=State.HIDDEN).state == State.HIDDEN


def test_a_keeper_decides_neither_on_their_own_words_nor_on_what_they_said(cast, post, thing):
    take_duty(cast.weavers, cast.pat, Duty.Kind.CONVENOR, by=cast.ada)
    written = thing_of("conversations.post", a_thread(cast).posts.get().pk)
    assert on_the_bench(recognise(written, by=cast.ben)) == ("keepers", {"Pat"}, 1)
    assert on_the_bench(recognise(thing, by=cast.ada)) == ("keepers", {"Pat"}, 1)


def test_who_supports_the_network_comes_before_who_keeps_the_house(cast):
    take_duty(cast.network, cast.raj, Duty.Kind.SUPPORT, by=cast.sam)
    thing = thing_of("conversations.post", a_thread(cast).posts.get().pk)
    assert on_the_bench(report(thing, by=cast.ben, words="It hurts.")) == ("support", {"Raj"}, 1)


def test_where_nobody_is_left_in_the_community_the_network_looks(cast):
    nobody_convenes(cast)
    post = reply(a_thread(cast, by=cast.ben), by=cast.nia, source="Small world.")
    leave(cast.weavers, by=cast.ada)
    concern = recognise(thing_of("conversations.post", post.pk), by=cast.ben)
    assert (concern.desk, on_the_bench(concern)) == ("support", ("support", {"Sam"}, 1))


@pytest.mark.parametrize(
    ("verdict", "seen"),
    [(State.STAYS, True), (State.HIDDEN, False), (State.ASKED, False), (State.REMOVED, False)],
)
def test_a_report_ends_as_one_keeper_says(cast, post, thing, verdict, seen):
    concern = report(thing, by=cast.ben, words="Hm.")
    assert decide(concern, by=cast.ada, verdict=verdict, why="Kindly.").state == verdict
    assert (sees(cast.ben, post), sees(cast.nia, post)) == (seen, True)
    steps = list(concern.steps.order_by("id").values_list("state", "by__name", "why"))
    assert steps == [("open", "Ben Talbot", ""), (verdict, "Ada Okafor", "Kindly.")]


def test_what_is_decided_is_decided_and_the_next_is_told_by_whom(cast, thing):
    take_duty(cast.weavers, cast.pat, Duty.Kind.CONVENOR, by=cast.ada)
    concern = report(thing, by=cast.ben, words="Hm.")
    decide(concern, by=cast.ada, verdict=State.STAYS)
    with pytest.raises(Refusal) as refusal:
        decide(concern, by=cast.pat, verdict=State.REMOVED)
    assert refusal.value.code == "changed-meanwhile"
    assert "Ada Okafor" in refusal.value.happened


def test_only_what_fits_its_kind_is_an_answer(cast, thing):
    concern = recognise(thing, by=cast.ben)
    for odd in ("", "withdrawn", State.HIDDEN, State.OVERTURNED):
        assert refused(decide, concern, by=cast.ada, verdict=odd) == "bad-request"
    assert decide(concern, by=cast.ada, verdict=State.ASKED).state == State.ASKED


def test_a_thing_stays_out_of_sight_while_anything_keeps_it_there(cast, post, thing):
    said = report(thing, by=cast.ben, words="Hm.")
    decide(said, by=cast.ada, verdict=State.HIDDEN)
    first = Concern.objects.create(
        community=cast.weavers,
        subject_kind=thing.kind,
        subject_id=thing.pk,
        subject_key=thing.key,
        author=cast.nia,
        kind="recognised",
        raised_by=cast.ben,
    )
    decide(first, by=cast.ada, verdict=State.STAYS)
    assert not sees(cast.ben, post)
    again = appeal(said, by=cast.nia, words="It’s harmless.")
    nobody_convenes(cast)
    take_duty(cast.weavers, cast.pat, Duty.Kind.CONVENOR, by=cast.ada)
    decide(again, by=cast.pat, verdict=State.OVERTURNED)
    assert sees(cast.ben, post)


@pytest.mark.django_db(transaction=True)
def test_two_keepers_at_once_make_one_outcome():
    cast = build_cast()
    take_duty(cast.weavers, cast.pat, Duty.Kind.CONVENOR, by=cast.ada)
    post = reply(a_thread(cast), by=cast.nia, source="Words.")
    concern = report(thing_of("conversations.post", post.pk), by=cast.ben, words="Hm.")
    given = [(cast.ada, State.STAYS), (cast.pat, State.REMOVED)]

    def act():
        who, verdict = given.pop()
        return decide(concern, by=who, verdict=verdict).state

    answers = at_once(2, act)
    codes = [answer.code for answer in answers if isinstance(answer, Refusal)]
    states = [answer for answer in answers if isinstance(answer, str)]
    assert (codes, len(states)) == (["changed-meanwhile"], 1)
    concern.refresh_from_db()
    assert concern.state == states[0]
    assert Step.objects.filter(concern=concern).exclude(state="open").count() == 1
    assert sees(cast.ben, post) == (states[0] == State.STAYS)


@pytest.mark.django_db(transaction=True)
def test_pressed_by_several_at_once_it_is_one_concern():
    cast = build_cast()
    post = reply(a_thread(cast), by=cast.nia, source="Words.")
    thing, people = thing_of("conversations.post", post.pk), [cast.ada, cast.ben, cast.ben]
    at_once(3, lambda: recognise(thing, by=people.pop()))
    assert list(Concern.objects.values_list("kind", "state")) == [("recognised", "open")]


@pytest.mark.django_db
def test_a_reason_that_is_too_long_is_given_back_and_nothing_is_decided():
    cast = build_cast()
    post = reply(a_thread(cast), by=cast.nia, source="One.")
    concern = report(thing_of("conversations.post", post.pk), by=cast.ben, words="Too loud.")
    with pytest.raises(Refusal, match="500 letters do") as refusal:
        decide(concern, by=cast.ada, verdict="asked", why="w" * 501)
    assert refusal.value.typed == {"why": "w" * 501}
    assert decide(concern, by=cast.ada, verdict="asked", why="w" * 500).state == State.ASKED
