"""Who asked says what helped; anyone who reads says thank you; nobody counts either."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import leave
from kith.members.communities.models import Audience
from kith.members.communities.viewing import look
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.departing import Choice, Going
from kith.members.people.tokens import hashed
from kith.services.activity.models import Entry
from kith.services.conversations.actions.erasing import erase
from kith.services.conversations.actions.helping import mark_helpful, take_back
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.thanking import hush, take_thanks_back, thank
from kith.services.conversations.merging import merge
from kith.services.conversations.models import Helping, Hush, Thanks
from kith.services.conversations.queries import opening, posts_on_page
from kith.services.conversations.search import KIND, SEARCHABLE, documents
from kith.services.search.declarations import Touched
from tests.cast import Cast, a_thread, build_cast, visit

pytestmark = pytest.mark.django_db


def answered(cast: Cast):
    thread = a_thread(cast, kind="question")
    return thread, reply(thread, by=cast.ben, source="Warp, always.")


def verbs() -> list[str]:
    return list(Entry.objects.order_by("-id").values_list("verb", flat=True)[:2])


def opened(thread, person):
    token = visit(person).cookies[SESSION_COOKIE].value
    return opening(thread.key, look(hashed(token), thread.community.slug))


def test_who_asked_says_what_helped_once_and_takes_it_back():
    cast = build_cast()
    thread, post = answered(cast)
    before = opened(thread, cast.nia).version
    assert mark_helpful(post, by=cast.ada) == mark_helpful(post, by=cast.ada)
    assert [bool(line.helped) for line in posts_on_page(thread, 1)] == [False, True]
    assert opened(thread, cast.nia).version == before + 1
    take_back(post, by=cast.ada)
    take_back(post, by=cast.ada)
    assert [bool(line.helped) for line in posts_on_page(thread, 1)] == [False, False]
    assert verbs() == ["conversations.helped_no_more", "conversations.helped"]


def test_nobody_else_says_so_nor_of_their_own_words_nor_of_what_is_out_of_sight():
    cast = build_cast()
    thread, post = answered(cast)
    talk = a_thread(cast, kind="discussion")
    own, said = reply(thread, by=cast.ada, source="I see."), reply(talk, by=cast.ben, source="Well.")
    for one, by in ((post, cast.ben), (post, cast.nia), (post, cast.eve), (own, cast.ada), (said, cast.ada)):
        with pytest.raises(Refusal):
            mark_helpful(one, by=by)
    hide(post.pk)
    with pytest.raises(Refusal):
        mark_helpful(post, by=cast.ada)
    assert Helping.objects.count() == 0


def test_a_reader_thanks_once_and_takes_it_back_and_sees_only_their_own():
    cast = build_cast()
    thread, post = answered(cast)
    assert thank(post, by=cast.nia) == thank(post, by=cast.nia)
    thank(thread.posts.get(position=1), by=cast.nia)
    assert sorted(opened(thread, cast.nia).thanked.split(",")) == ["1", "2"]
    assert [opened(thread, who).thanked for who in (cast.ada, cast.ben)] == [None, None]
    take_thanks_back(post, by=cast.nia)
    assert opened(thread, cast.nia).thanked == "1"
    said = Entry.objects.filter(verb="conversations.thanked")
    assert set(said.values_list("audience__level", flat=True)) == {Audience.Level.AUTHOR}


def test_nobody_thanks_themselves_or_for_what_they_cannot_read():
    cast = build_cast()
    _thread, post = answered(cast)
    outside = a_thread(cast, board=cast.open_board).posts.get()
    for by in (cast.ben, cast.eve, cast.sam):
        with pytest.raises(Refusal):
            thank(post, by=by)
    assert thank(outside, by=cast.eve).by == cast.eve
    leave(cast.weavers, by=cast.nia)
    with pytest.raises(Refusal):
        thank(post, by=cast.nia)


def test_two_who_are_one_neither_helped_nor_thank_themselves():
    cast = build_cast()
    _thread, post = answered(cast)
    mark_helpful(post, by=cast.ada)
    thank(post, by=cast.nia)
    hush(cast.weavers, by=cast.ada)
    for _time in range(2):
        merge(cast.ada.pk, cast.nia.pk)
    assert Helping.objects.get().by == cast.nia
    assert Hush.objects.get().person == cast.nia
    merge(cast.ben.pk, cast.nia.pk)
    assert (Helping.objects.count(), Thanks.objects.count()) == (0, 0)


def test_whoever_goes_takes_their_thanks_along():
    cast = build_cast()
    thread, post = answered(cast)
    thank(post, by=cast.nia)
    thank(thread.posts.get(position=1), by=cast.ben)
    erase(Going((cast.nia.pk,), Choice.LEAVE))
    assert Thanks.objects.count() == 2
    erase(Going((cast.nia.pk,), Choice.NAMELESS, (cast.nia.name,)))
    assert Thanks.objects.get().by == cast.ben
    erase(Going((cast.ada.pk,), Choice.WHOLE, (cast.ada.name,)))
    assert Thanks.objects.count() == 0


def test_who_wants_no_word_is_known_as_such():
    cast = build_cast()
    thread, _post = answered(cast)
    hush(cast.weavers, by=cast.ben)
    hush(cast.weavers, by=cast.ben)
    assert [bool(opened(thread, who).hushed) for who in (cast.ben, cast.ada)] == [True, False]


def test_what_helped_is_found_as_such_and_its_neighbours_are_not():
    cast = build_cast()
    thread, post = answered(cast)
    opening_post = thread.posts.get(position=1)

    def helpful() -> dict[int, bool]:
        touched = [Touched("conversations.helped", KIND, pk) for pk in (opening_post.pk, post.pk)]
        return {each.subject_id: each.helpful for each in documents(touched)}

    mark_helpful(post, by=cast.ada)
    assert helpful() == {opening_post.pk: False, post.pk: True}
    take_back(post, by=cast.ada)
    assert helpful() == {opening_post.pk: False, post.pk: False}
    assert {"conversations.helped", "conversations.helped_no_more"} <= set(SEARCHABLE[0].verbs)
