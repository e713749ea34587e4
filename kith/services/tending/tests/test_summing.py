"""What a conversation came to: at most five lines, each resting on posts of it, shown while those are."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import leave
from kith.services.activity.models import Entry
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.hiding import hide, show
from kith.services.conversations.actions.joining import join
from kith.services.conversations.actions.splitting import split
from kith.services.conversations.models import Post
from kith.services.tending.actions.summing import Typed, sum_up
from kith.services.tending.actions.telling import saw, tell_again, tell_no_more
from kith.services.tending.models import Synopsis
from kith.services.tending.synopses import versions_of
from kith.services.tending.tests.summing import LINES, address, shown, talk, told, words
from tests.cast import a_thread, build_cast, visit

pytestmark = pytest.mark.django_db


def test_any_member_sums_it_up_and_it_stands_at_the_head_with_its_credit():
    cast = build_cast()
    thread = talk(cast, board=cast.open_board)
    post = Post.objects.get(thread=thread, position=2)
    synopsis = sum_up(thread, LINES, by=cast.nia)
    assert (synopsis.number, shown(thread)) == (
        1,
        [("The warp comes first.", [1, 2]), ("Or the weft.", [3])],
    )
    for client in (visit(), visit(cast.eve), visit(cast.ben)):
        html = words(client, address(thread))
        assert "The warp comes first." in html
        assert f'<a href="/posts/{post.key}/">Ben</a>' in html
        assert "from words by Ada Okafor, Ben Talbot, Nia Prosser." in html
    assert "Change these lines" not in words(visit(cast.eve), address(thread))
    assert "Change these lines" in words(visit(cast.ben), address(thread))
    assert Entry.objects.get(verb="tending.summed_up").audience == thread.audience


def test_whose_words_it_rests_on_are_told_and_may_change_it():
    cast = build_cast()
    thread = talk(cast)
    sum_up(thread, LINES, by=cast.nia)
    assert told(cast) == {"Ada Okafor": "Nia Prosser", "Ben Talbot": "Nia Prosser"}
    ben = visit(cast.ben)
    assert address(thread, "synopsis/told/") in words(ben, "/fortnight/")
    assert "The warp comes first." in words(ben, address(thread, "synopsis/told/"))
    assert ben.post(address(thread, "synopsis/told/")).status_code == 303
    assert address(thread, "synopsis/told/") not in words(ben, "/fortnight/")
    assert told(cast) == {"Ada Okafor": "Nia Prosser"}
    sum_up(thread, [*LINES, Typed("It depends on the loom.", "1")], by=cast.ben, was=1)
    assert told(cast) == {"Ada Okafor": "Nia Prosser"}
    assert [one.number for one in versions_of(thread)] == [2, 1]


def test_being_told_can_be_stopped_and_begun_again():
    cast = build_cast()
    thread = talk(cast)
    visit(cast.ben)
    sum_up(thread, LINES, by=cast.nia)
    ben = visit(cast.ben)
    assert ben.post(address(thread, "synopsis/told/"), {"untold": "yes"}).status_code == 303
    assert told(cast) == {"Ada Okafor": "Nia Prosser"}
    other = talk(cast)
    sum_up(other, LINES, by=cast.nia)
    assert told(cast) == {"Ada Okafor": "Nia Prosser"}
    ben.post(address(thread, "synopsis/told/"), {"again": "yes"})
    sum_up(talk(cast), LINES, by=cast.nia)
    assert told(cast) == {"Ada Okafor": "Nia Prosser", "Ben Talbot": "Nia Prosser"}
    tell_no_more(by=cast.ben, community=cast.weavers)
    tell_no_more(by=cast.ben, community=cast.weavers)
    tell_again(by=cast.ben, community=cast.weavers)
    saw(other, by=cast.ada)


def test_who_reads_it_no_more_is_shown_nothing():
    cast = build_cast()
    thread = talk(cast)
    sum_up(thread, LINES, by=cast.nia)
    leave(cast.weavers, by=cast.ben)
    assert address(thread) not in words(visit(cast.ben), "/fortnight/")
    assert visit(cast.ben).get(address(thread, "synopsis/told/")).status_code == 403


def test_each_line_rests_on_a_post_of_this_conversation():
    cast = build_cast()
    thread, other = talk(cast), talk(cast)
    post = other.posts.get(position=2)
    for lines in (
        [Typed("It rests on nothing.", "")],
        [Typed("On what is not there.", "9")],
        [Typed("On another conversation.", post.key)],
        [Typed("", "1")],
        [Typed("x" * 301, "1")],
        [Typed(f"Line {number}", "1") for number in range(6)],
        [],
    ):
        with pytest.raises(Refusal) as no:
            sum_up(thread, lines, by=cast.ben)
        assert no.value.code == "bad-request"
    mine = thread.posts.get(position=2)
    sum_up(thread, [Typed("By its address.", f"http://localhost/posts/{mine.key}/")], by=cast.ben)
    assert shown(thread) == [("By its address.", [2])]


def test_who_may_not_write_sums_nothing_up():
    cast = build_cast()
    secret, open_to_all = talk(cast), talk(cast, board=cast.open_board)
    for thread, person, code in (
        (secret, cast.eve, "not-found"),
        (open_to_all, cast.eve, "not-allowed"),
        (open_to_all, cast.sam, "not-allowed"),
    ):
        with pytest.raises(Refusal) as no:
            sum_up(thread, LINES, by=person)
        assert no.value.code == code
    assert sum_up(open_to_all, LINES, by=cast.ben).number == 1


def test_two_at_once_do_not_undo_each_other_and_the_same_changes_nothing():
    cast = build_cast()
    thread = talk(cast)
    first = sum_up(thread, LINES, by=cast.nia)
    assert sum_up(thread, LINES, by=cast.ben) == first
    with pytest.raises(Refusal) as no:
        sum_up(thread, LINES[:1], by=cast.ben)
    assert (no.value.status, no.value.typed) == (409, {"lines": "The warp comes first."})
    assert sum_up(thread, LINES[:1], by=cast.ben, was=1).number == 2
    assert Synopsis.objects.filter(is_current=True).count() == 1


def test_it_is_taken_away_and_what_it_said_is_kept():
    cast = build_cast()
    thread = talk(cast)
    sum_up(thread, LINES, by=cast.nia)
    sum_up(thread, [], by=cast.ben, was=1)
    assert shown(thread) == []
    assert "What it came to" not in words(visit(cast.ada), address(thread))
    assert "The warp comes first." in words(visit(cast.ada), address(thread, "synopsis/versions/"))


def test_a_line_is_out_of_sight_with_what_it_rests_on():
    cast = build_cast()
    thread = talk(cast)
    sum_up(thread, LINES, by=cast.nia)
    replay()
    assert "Or the weft." in words(visit(cast.ben), address(thread))
    post = thread.posts.get(position=3)
    hide(post.pk)
    assert shown(thread) == [("The warp comes first.", [1, 2])]
    for where in (address(thread), address(thread, "synopsis/told/"), "/search/?q=warp"):
        assert "Or the weft." not in words(visit(cast.ben), where)
    show(post.pk)
    assert len(shown(thread)) == 2
    split(thread, [thread.posts.get(position=2).key], by=cast.ada, title="The warp")
    assert shown(thread) == [("Or the weft.", [2])]


def test_put_together_the_older_ones_lines_stand_and_the_others_are_kept():
    cast = build_cast()
    older, younger = talk(cast), a_thread(cast, at=now())
    sum_up(older, LINES[:1], by=cast.nia)
    sum_up(older, LINES, by=cast.nia, was=1)
    sum_up(younger, [Typed("Another matter.", "1")], by=cast.nia)
    into = join(older, younger, by=cast.ada)
    assert len(shown(into)) == 2
    assert [(one.number, len(one.lines)) for one in versions_of(into)] == [(3, 2), (2, 1), (1, 1)]
    third = a_thread(cast, at=now() - timedelta(days=1))
    assert len(shown(join(into, third, by=cast.ada))) == 2
