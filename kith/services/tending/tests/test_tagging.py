"""A community's own words on its conversations: at most five each, met by whoever reads what bears them."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Duty
from kith.rooms.forums import pieces
from kith.services.conversations.actions.joining import join
from kith.services.tending.actions.tagging import rename, tag
from kith.services.tending.models import Tag, Tagging
from kith.services.tending.tags import tags_in, tags_of
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db

HERE = "/c/weavers/conversations/"


def borne(thread):
    return [one.word for one in tags_of(thread.pk)]


def words(client, where):
    return open_page(client, where).content.decode()


def test_any_member_tags_it_and_it_is_found_by_its_words():
    cast = build_cast()
    thread, other = a_thread(cast, title="Selvedge"), a_thread(cast, title="Plain")
    ben = visit(cast.ben)
    answer = ben.post(f"{HERE}{thread.key}/tags/", {"words": "Loom,  warp , LOOM,"})
    assert (answer.status_code, borne(thread)) == (303, ["Loom", "warp"])
    key = Tag.objects.get(word="Loom").key
    assert f'href="{HERE}tagged/{key}/"' in words(visit(cast.nia), f"{HERE}{thread.key}/")
    listed = words(visit(cast.nia), f"{HERE}tagged/{key}/")
    assert ("Selvedge" in listed, "Plain" in listed) == (True, False)
    assert f'href="{HERE}tagged/{key}/"' in words(visit(cast.nia), f"{HERE}tagged/")
    tag(other, ["loom"], by=cast.nia)
    assert (Tag.objects.count(), borne(other)) == (2, ["Loom"])
    tag(thread, [], by=cast.ada)
    assert (borne(thread), Tagging.objects.count()) == ([], 1)


def test_no_more_than_five_and_nobody_who_does_not_belong():
    cast = build_cast()
    thread, shown = a_thread(cast), a_thread(cast, board=cast.open_board)
    for typed, person in (
        (list("abcdef"), cast.ben),
        (["x" * 41], cast.ben),
        (["loom"], cast.eve),
    ):
        with pytest.raises(Refusal):
            tag(thread, typed, by=person)
    with pytest.raises(Refusal):
        tag(shown, ["loom"], by=cast.eve)
    answer = visit(cast.ben).post(f"{HERE}{thread.key}/tags/", {"words": "a,b,c,d,e,f"})
    assert (answer.status_code, 'value="a,b,c,d,e,f"' in answer.content.decode()) == (422, True)
    tag(thread, list("abcde"), by=cast.ben)
    assert borne(thread) == list("abcde")


def test_a_word_is_met_only_by_who_may_read_what_bears_it():
    cast = build_cast()
    secret, shown = a_thread(cast), a_thread(cast, board=cast.open_board)
    tag(secret, ["hushed"], by=cast.ben)
    tag(shown, ["open"], by=cast.ben)
    seen = {
        who: [one.word for one in tags_in(cast.weavers, person)]
        for who, person in (("stranger", None), ("eve", cast.eve), ("ben", cast.ben))
    }
    assert seen == {"stranger": ["open"], "eve": ["open"], "ben": ["hushed", "open"]}
    key = Tag.objects.get(word="hushed").key
    assert visit(cast.eve).get(f"{HERE}tagged/{key}/").status_code == 404
    assert visit(cast.ben).get(f"{HERE}tagged/{key}/").status_code == 200


def test_who_looks_after_the_community_renames_a_word_and_puts_two_together():
    cast = build_cast()
    one, other = a_thread(cast), a_thread(cast)
    loom = tag(one, ["loom"], by=cast.ben)[0]
    tag(other, ["looms"], by=cast.ben)
    tag(one, ["loom", "looms"], by=cast.ben)
    open_page(visit(cast.nia), f"{HERE}{one.key}/")
    with pytest.raises(Refusal):
        rename(loom, "Frame", by=cast.ben)
    assert visit(cast.ben).get(f"{HERE}tagged/{loom.key}/word/").status_code == 403
    ada = visit(cast.ada)
    assert ada.post(f"{HERE}tagged/{loom.key}/word/", {"word": ""}).status_code == 422
    assert ada.post(f"{HERE}tagged/{loom.key}/word/", {"word": "Frame"}).status_code == 303
    assert borne(one) == ["Frame", "looms"]
    assert "Frame" in words(visit(cast.nia), f"{HERE}{one.key}/")
    loom.refresh_from_db()
    stays = rename(loom, "Looms", by=cast.ada)
    assert (stays.word, borne(one), borne(other), Tag.objects.count()) == ("looms", ["looms"], ["looms"], 1)


def test_where_nobody_looks_after_it_any_member_renames():
    cast = build_cast()
    loom = tag(a_thread(cast), ["loom"], by=cast.ben)[0]
    Duty.objects.filter(community=cast.weavers).delete()
    assert rename(loom, "Frame", by=cast.nia).word == "Frame"
    with pytest.raises(Refusal):
        rename(loom, "Mine", by=cast.eve)


def test_put_together_it_bears_the_words_of_both_up_to_five():
    cast = build_cast()
    older, younger = a_thread(cast), a_thread(cast)
    tag(older, list("abcd"), by=cast.ben)
    tag(younger, list("dxy"), by=cast.ben)
    into = join(older, younger, by=cast.ada)
    assert len(borne(into)) == 5
    assert set("abcd") < set(borne(into))
    pieces.forget()


def test_the_lists_take_the_same_statements_for_one_and_for_thirty():
    cast = build_cast()
    first = tag(a_thread(cast), ["loom"], by=cast.ben)[0]
    names = iter(range(100))
    assert_same_statements(
        visit(cast.nia),
        f"{HERE}tagged/{first.key}/",
        lambda times: [tag(a_thread(cast), ["loom"], by=cast.ben) for _time in range(times)],
    )
    assert_same_statements(
        visit(cast.nia),
        f"{HERE}tagged/",
        lambda times: [tag(a_thread(cast), [f"w{next(names)}"], by=cast.ben) for _time in range(times)],
    )
