"""A question asked without a name: nothing but its seal says whose it is, and its writer goes on so."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.base.kit.dates import is_coarse
from kith.base.kit.refusals import Refusal
from kith.services.activity.models import Entry
from kith.services.conversations.access import closes_alone, may_change, tends_alone
from kith.services.conversations.actions.closing import close
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.helping import mark_helpful, take_back
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import reopen, settle
from kith.services.conversations.actions.thanking import thank
from kith.services.conversations.models import Helping, Post, ReadingPosition, Revision, ThreadTransition
from kith.services.moderation.models import Act, Lift
from kith.services.unnamed.models import Seal, StandIn
from kith.services.unnamed.tests.asking import allowed, asked, first
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return allowed(build_cast())


@pytest.fixture
def nobody(cast):
    return StandIn.objects.get().person


def test_what_is_kept_of_it_names_nobody_but_in_the_seal(cast, nobody):
    thread = asked(cast)
    post = first(thread)
    assert (thread.started_by_id, thread.last_post_by_id, post.author_id) == (nobody.pk,) * 3
    assert [is_coarse(at) for at in (thread.started_at, thread.last_post_at, post.posted_at)] == [True] * 3
    entry = Entry.objects.get(verb="conversations.started", subject_id=thread.pk)
    assert (entry.by, is_coarse(entry.at)) == (None, True)
    assert not ReadingPosition.objects.filter(thread=thread).exists()
    assert list(Seal.objects.values_list("post_id", "person")) == [(post.pk, cast.ben.pk)]


def test_who_asked_goes_on_without_a_name(cast, nobody):
    thread = asked(cast)
    answer = reply(thread, by=cast.nia, source="It is not only you.")
    more = reply(thread, by=cast.ben, source="Thank you.")
    late = reply(thread, by=cast.ben, source="And one from before.", at=now() - timedelta(hours=1))
    edit(first(thread), by=cast.ben, source="I froze, and told nobody at all.")
    mark_helpful(answer, by=cast.ben)
    settle(thread, by=cast.ben)
    reopen(thread, by=cast.ben)
    close(thread, by=cast.ben, why="I have what I needed.")
    own = Post.objects.filter(thread=thread).exclude(pk=answer.pk)
    assert {post.author_id for post in own} == {nobody.pk}
    assert {post.pk for post in own} == set(Seal.objects.values_list("post_id", flat=True))
    assert all(post.is_unnamed and is_coarse(post.posted_at) and post.edited_at is None for post in own)
    assert (more.position, late.position) == (3, 4)
    assert not Revision.objects.exists()
    assert list(Helping.objects.values_list("by", flat=True)) == [nobody.pk]
    assert set(ThreadTransition.objects.values_list("by", flat=True)) == {nobody.pk}
    about = Entry.objects.filter(verb__startswith="conversations.").exclude(subject_id=answer.pk)
    assert set(about.values_list("by", flat=True)) == {None}
    times = [*ThreadTransition.objects.values_list("at", flat=True), Helping.objects.get().at]
    assert all(is_coarse(at) for at in times)


def test_others_may_do_nothing_as_who_asked(cast):
    thread = asked(cast)
    answer = reply(thread, by=cast.raj, source="It is not only you.")
    for act in (
        lambda by: edit(first(thread), by=by, source="Other words."),
        lambda by: mark_helpful(answer, by=by),
        lambda by: take_back(answer, by=by),
        lambda by: settle(thread, by=by),
        lambda by: close(thread, by=by, why="Enough."),
    ):
        with pytest.raises(Refusal):
            act(cast.nia)
        act(cast.ben)


def test_their_name_stays_with_them_everywhere_else(cast):
    asked(cast)
    other = asked(cast, title="With my name", without_name=False)
    assert (other.started_by_id, first(other).is_unnamed) == (cast.ben.pk, False)
    assert Seal.objects.count() == 1


def test_without_its_seal_nobody_goes_on_so(cast):
    thread = asked(cast)
    assert may_change(cast.ben, first(thread)) and closes_alone(cast.ben, thread)
    assert not tends_alone(cast.ben, thread)
    Seal.objects.all().delete()
    assert not may_change(cast.ben, first(thread)) and not closes_alone(cast.ben, thread)
    assert reply(thread, by=cast.ben, source="With my name now.").author_id == cast.ben.pk


def test_nobody_thanks_who_is_not_known_nor_is_helped_by_them(cast):
    thread = asked(cast)
    with pytest.raises(Refusal):
        thank(first(thread), by=cast.nia)
    mine = reply(thread, by=cast.ben, source="More of it.")
    with pytest.raises(Refusal):
        mark_helpful(mine, by=cast.ben)
    answer = reply(thread, by=cast.nia, source="It is not only you.")
    assert thank(answer, by=cast.raj) and mark_helpful(answer, by=cast.ben)


def test_the_limits_of_a_first_day_are_those_of_the_person_behind(cast):
    Lift.objects.all().delete()
    for number in range(3):
        asked(cast, title=f"Question {number}")
    with pytest.raises(Refusal) as no:
        asked(cast, title="One more")
    assert no.value.code == "too-many"
    assert asked(cast, by=cast.nia, title="Of somebody else").pk
    assert set(Act.objects.values_list("person", flat=True)) == {cast.ben.pk, cast.nia.pk}


def test_the_same_form_sent_twice_asks_once(cast):
    assert asked(cast, once="abc").pk == asked(cast, once="abc").pk
    assert Seal.objects.count() == 1


def test_a_page_without_boards_never_asks_in_somebodys_name(cast):
    from kith.rooms.forums.models import Board

    Board.objects.filter(community=cast.weavers).delete()
    form = {"title": "A", "source": "B", "kind": "question", "was": "unnamed"}
    assert visit(cast.ben).post("/c/weavers/conversations/new/", form).status_code == 422
    assert not Post.objects.exists() and not Board.objects.filter(community=cast.weavers).exists()


def test_a_draft_keeps_the_choice_and_gives_it_back(cast):
    ben = visit(cast.ben)
    form = {"place": "new:weavers", "title": "Half", "source": "Of it.", "was": "unnamed"}
    assert ben.post("/you/drafts/", form).status_code == 303
    page = ben.get("/c/weavers/conversations/new/").text
    assert 'value="unnamed" checked' in page
    form = {"place": "new:weavers", "title": "Half", "source": "Of it."}
    ben.post("/you/drafts/", form)
    assert 'value="unnamed" checked' not in ben.get("/c/weavers/conversations/new/").text


@pytest.mark.parametrize(("was", "by"), [("unnamed", "<p>Someone here</p>"), ("named", "")])
def test_looked_at_first_it_says_whose_it_will_be(cast, was, by):
    form = {
        "title": "A",
        "source": "B",
        "kind": "question",
        "board": cast.board.slug,
        "was": was,
        "look": "yes",
    }
    page = visit(cast.ben).post("/c/weavers/conversations/new/", form).text
    assert f'<p><b>A</b></p>{by}<div class="words">' in page
    assert not Post.objects.exists()
