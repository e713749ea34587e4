"""Where somebody wrote without their name, nothing they do there bears it: refused, or said by nobody."""

import pytest
from django.core import mail

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Duty
from kith.members.people.models import Person
from kith.members.profiles.actions.writing import write_profile
from kith.rooms.forums.actions.opening import open_board
from kith.services.activity.models import Entry
from kith.services.answering.actions.wondering import wonder
from kith.services.answering.models import Wondering
from kith.services.conversations.actions.editing import version_of
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.splitting import split
from kith.services.conversations.actions.thanking import thank
from kith.services.conversations.models import Hiding, ReadingPosition, Thanks, ThreadTransition
from kith.services.conversations.voices import named_in
from kith.services.jobs.worker import run_waiting
from kith.services.tending.actions.motions import agree, carry
from kith.services.tending.actions.summing import Typed, sum_up
from kith.services.tending.actions.tagging import tag
from kith.services.tending.models import Motion
from kith.services.unnamed.tests.asking import allowed, asked, first, thing
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db

PAGES = ("", "tending/", "who-might-know/", "closure/")


@pytest.fixture
def cast():
    return allowed(build_cast())


def acts(cast, thread, answer):
    """Return what bears the name of who does it, each as something to call with them."""
    return {
        "wonder": lambda by: wonder(thread, cast.raj, by=by),
        "sum up": lambda by: sum_up(thread, [Typed("It is not only you.", "1")], by=by),
        "tag": lambda by: tag(thread, ["loom"], by=by),
        "thank": lambda by: thank(answer, by=by),
    }


@pytest.mark.parametrize("name", ["wonder", "sum up", "tag", "thank"])
def test_what_would_bear_it_is_refused_with_words_and_others_do_it(cast, name):
    write_profile(cast.raj, by=cast.raj, offers=["Freezing at the loom"])
    thread = asked(cast, title="Freezing at the loom")
    answer = reply(thread, by=cast.pat, source="It is not only you.")
    act = acts(cast, thread, answer)[name]
    with pytest.raises(Refusal) as no:
        act(cast.ben)
    assert (no.value.code, "would bear it" in str(no.value.happened)) == ("not-allowed", True)
    assert act(cast.nia)


def test_nothing_around_it_says_who_asked(cast):
    write_profile(cast.raj, by=cast.raj, offers=["Freezing at the loom"])
    thread = asked(cast, title="Freezing at the loom")
    answer = reply(thread, by=cast.pat, source="It is not only you.")
    for act in acts(cast, thread, answer).values():
        with pytest.raises(Refusal):
            act(cast.ben)
    carry(thread, Motion.Act.CLOSE, by=cast.ben, why="I have what I needed.")
    run_waiting()
    here = f"/c/weavers/conversations/{thread.key}/"
    for reader in (cast.nia, cast.raj, cast.ada):
        pages = [visit(reader).get(here + part) for part in PAGES]
        assert pages[0].status_code == 200
        assert [cast.ben.name in page.text for page in pages] == [False] * len(PAGES)
    assert not Entry.objects.filter(by=cast.ben.pk, subject_id__in=[thread.pk, first(thread).pk]).exists()
    assert not [letter for letter in mail.outbox if cast.ben.name in letter.body + letter.subject]
    assert not Wondering.objects.exists() and not Thanks.objects.exists()
    assert ThreadTransition.objects.get().by != cast.ben


def test_where_any_two_decide_they_are_neither_of_them(cast):
    thread = asked(cast)
    Duty.objects.filter(community=cast.weavers).delete()
    with pytest.raises(Refusal):
        carry(thread, Motion.Act.MOVE, by=cast.ben, given={"kind": "forums.board", "pk": cast.board.pk})
    motion = carry(thread, Motion.Act.CLOSE, by=cast.nia, why="It came to an end.")
    with pytest.raises(Refusal) as no:
        agree(motion, by=cast.ben)
    assert "would bear it" in str(no.value.happened)
    agree(motion, by=cast.raj)
    assert ThreadTransition.objects.get().second == cast.raj


def test_who_looks_after_the_community_moves_not_what_they_asked_so(cast):
    thread = asked(cast, by=cast.ada)
    other = open_board(cast.weavers, by=cast.ada, name="Dyeing")
    later = reply(thread, by=cast.nia, source="Which colour?")
    for act in (
        lambda by: rehang(thread, other, by=by),
        lambda by: split(thread, [later.key], title="Colours", by=by),
    ):
        with pytest.raises(Refusal) as no:
            act(cast.ada)
        assert "would bear it" in str(no.value.happened)
        assert act(cast.pat)


def test_none_of_it_is_offered_to_them(cast):
    thread = asked(cast, title="Freezing at the loom")
    answer = reply(thread, by=cast.pat, source="It is not only you.")
    here = f"/c/weavers/conversations/{thread.key}/"
    ben, nia = visit(cast.ben).get(here).text, visit(cast.nia).get(here).text
    for part in ("who-might-know/", "tags/", "synopsis/"):
        assert (part in ben, part in nia) == (False, True)
    thanks = f"/c/weavers/posts/{answer.key}/thanks/"
    assert ("Thank Pat" in ben, "Thank Pat" in nia, thanks in ben) == (False, True, False)
    for part in ("tags/", "synopsis/"):
        page = visit(cast.ben).get(here + part)
        assert page.status_code == 403 and "would bear it" in page.text
        assert visit(cast.nia).get(here + part).status_code == 200
    write_profile(cast.raj, by=cast.raj, offers=[thread.title])
    ben, nia = (visit(one).get(here + "who-might-know/").text for one in (cast.ben, cast.nia))
    assert "whoever you ask here reads who you are" in ben
    assert ("Ask Raj" in ben, "Ask Raj" in nia) == (False, True)


def test_nobody_is_there_by_name_where_they_wrote_without_it(cast):
    thread, other = asked(cast), asked(cast, title="With my name", without_name=False)
    keys = {thread.key, other.key}
    assert named_in(cast.ben, keys) == {other.key} and named_in(cast.nia, keys) == keys
    here = f"/c/weavers/conversations/{thread.key}/"
    seen = '<div hidden><p class="post-acts" data-seen hidden>'
    assert [seen in visit(one).get(here).text for one in (cast.ben, cast.nia)] == [True, False]


def test_writing_leaves_no_trace_of_a_look(cast):
    thread = asked(cast)
    here = f"/c/weavers/conversations/{thread.key}/"
    ben = visit(cast.ben)
    assert (
        ben.post(f"{here}replies/", {"source": "More of it.", "once": "abc"}, follow=True).status_code == 200
    )
    assert not ReadingPosition.objects.filter(thread=thread).exists()
    reply(thread, by=cast.nia, source="It is not only you.")
    ben.get(here)
    assert ReadingPosition.objects.get(thread=thread, person=cast.ben).position == 3


def test_out_of_sight_it_is_read_on_a_page_of_their_own(cast):
    from kith.services.moderation.actions.deciding import decide
    from kith.services.moderation.actions.raising import report
    from kith.services.moderation.models import Concern

    thread = asked(cast)
    mine = reply(thread, by=cast.ben, source="My sore thumb.")
    concern = report(thing(mine), by=cast.raj, words="I mind it.")
    decide(concern, by=cast.ada, verdict=Concern.State.HIDDEN, why="Too close to home.")
    assert Hiding.objects.filter(post=mine).exists()
    here = f"/c/weavers/conversations/{thread.key}/"
    page = visit(cast.ben).get(here).text
    assert "still read it on a page of your own" in page and "My sore thumb." not in page
    assert "My sore thumb." in visit(cast.ben).get("/you/unnamed/").text
    assert "page of your own" not in visit(cast.nia).get(here).text


def test_a_change_keeps_nothing_says_so_and_two_tabs_meet(cast):
    post = first(asked(cast))
    ben, here = visit(cast.ben), f"/c/weavers/posts/{post.key}/edit/"
    was = version_of(post)
    assert "isn’t kept, nor that you changed it" in ben.get(here).text
    done = ben.post(here, {"source": "Other words.", "was": was}, follow=True)
    assert "What it said before is gone." in done.text
    assert ben.post(here, {"source": "A third.", "was": was}).status_code == 409
    post.refresh_from_db()
    assert (post.source, post.edited_at, version_of(post) == was) == ("Other words.", None, False)


def test_with_their_name_they_do_it_all(cast):
    thread = asked(cast, without_name=False)
    assert tag(thread, ["loom"], by=cast.ben) and Person.objects.filter(pk=cast.ben.pk).exists()
