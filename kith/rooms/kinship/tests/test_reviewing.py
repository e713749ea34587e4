"""Where are we? Said by members, seen otherwise by others, claimed by people and never worked out."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.serving import put_down
from kith.rooms.kinship import access
from kith.rooms.kinship.actions.reviewing import claim, let_go, open_review, see
from kith.rooms.kinship.models import Review, View
from kith.rooms.kinship.queries import stage
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


def opened(cast, by=None, what="coalescing", why="Two of us were helped."):
    later = now() + timedelta(days=180)
    return open_review(cast.weavers, by=by or cast.ben, stage=what, why=why, again_at=later)


def a_week_on(review):
    Review.objects.filter(pk=review.pk).update(opened_at=now() - timedelta(days=8))
    review.refresh_from_db()
    return review


def may(cast, review):
    return {name for name, one in cast.everyone().items() if one and access.may_claim(one, review)}


def test_after_a_week_any_member_claims_it_when_nobody_sees_it_differently():
    cast = build_cast()
    review = opened(cast)
    assert may(cast, review) == set() and stage(cast.weavers) is None
    see(review, by=cast.nia, kind="agrees")
    a_week_on(review)
    assert may(cast, review) == {"ada", "ben", "nia"}
    claim(review, by=cast.nia)
    assert (stage(cast.weavers).stage, stage(cast.weavers).why) == ("coalescing", "Two of us were helped.")


def test_where_someone_differs_who_looks_after_it_decides():
    cast = build_cast()
    review = a_week_on(opened(cast))
    with pytest.raises(Refusal, match="how you see it"):
        see(review, by=cast.nia, kind="differs")
    see(review, by=cast.nia, kind="differs", words="We don’t meet yet.")
    assert may(cast, review) == {"ada"}
    put_down(cast.weavers, "convenor", by=cast.ada)
    assert may(cast, review) == set()
    see(review, by=cast.nia, kind="agrees")
    assert may(cast, review) == {"ada", "ben", "nia"} and View.objects.count() == 1


def test_the_only_one_who_belongs_need_not_wait():
    cast = build_cast()
    later = now() + timedelta(days=90)
    review = open_review(cast.potters, by=cast.eve, stage="potential", why="Only me so far.", again_at=later)
    claim(review, by=cast.eve)
    assert stage(cast.potters).stage == "potential"


def test_it_may_go_backwards_and_all_that_was_said_is_kept():
    cast = build_cast()
    for what in ("stewardship", "coalescing"):
        claim(a_week_on(opened(cast, what=what)), by=cast.ben)
    assert stage(cast.weavers).stage == "coalescing"
    html = open_page(visit(), "/c/weavers/reviews/").content.decode()
    assert html.index("growing together") < html.index("looking after what we know")


def test_one_at_a_time_and_only_members_say():
    cast = build_cast()
    first = opened(cast)
    assert opened(cast) == first
    with pytest.raises(Refusal, match="open already") as refused:
        opened(cast, by=cast.nia, why="We’ve begun.")
    assert refused.value.typed["why"] == "We’ve begun."
    for outsider in (cast.eve, cast.sam):
        with pytest.raises(Refusal, match="not-allowed"):
            see(first, by=outsider, kind="agrees")
    with pytest.raises(Refusal, match="not-allowed"):
        let_go(first, by=cast.nia)
    let_go(first, by=cast.ben)
    with pytest.raises(Refusal, match="in the meantime"):
        see(first, by=cast.nia, kind="agrees")
    with pytest.raises(Refusal, match="not-allowed"):
        opened(cast, by=cast.eve)
    assert opened(cast, by=cast.nia).is_open


def test_who_may_read_it():
    cast = build_cast()
    review = opened(cast)
    sees = {
        name for name, one in cast.everyone().items() if access.reviews_visible_to(one).filter(pk=review.pk)
    }
    assert sees == {"ada", "ben", "nia"}
    assert set(access.people_who_may_see_review(review)) == {cast.ada, cast.ben, cast.nia}
    claim(a_week_on(review), by=cast.ben)
    assert access.reviews_visible_to(None).filter(pk=review.pk).exists()


def test_the_whole_way_on_the_pages():
    cast = build_cast()
    ben, nia = visit(cast.ben), visit(cast.nia)
    assert "somebody has been helped" in open_page(ben, "/c/weavers/reviews/new/").content.decode()
    typed = {"stage": "coalescing", "why": "Two of us were helped.", "again": "6"}
    missing = ben.post("/c/weavers/reviews/new/", typed | {"stage": ""})
    assert missing.status_code == 422 and "Two of us were helped." in missing.content.decode()
    address = ben.post("/c/weavers/reviews/new/", typed)["Location"]
    assert (
        nia.post(f"{address}views/", {"kind": "agrees", "words": "The clinic helped me."}).status_code == 303
    )
    assert "The clinic helped me." in open_page(ben, address).content.decode()
    assert visit(cast.eve).get(address).status_code == 404
    assert "asking ourselves just now" in open_page(nia, "/c/weavers/about/").content.decode()
    assert nia.post(f"{address}claim/").status_code == 403
    a_week_on(Review.objects.get())
    assert nia.post(f"{address}claim/").status_code == 303
    html = open_page(visit(), "/c/weavers/about/").content.decode()
    assert "we said: we are growing together. Why: Two of us were helped." in html
    stranger = open_page(visit(), address).content.decode()
    assert "The clinic" not in stranger and "Nia" not in stranger


def test_the_pages_take_the_same_statements_for_one_and_for_thirty():
    cast = build_cast()

    def more(count):
        for number in range(count):
            claim(a_week_on(opened(cast, why=f"Helped {count} {number}.")), by=cast.ben)

    assert_same_statements(visit(cast.nia), "/c/weavers/reviews/", more)
