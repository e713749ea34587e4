"""What communities are to each other: both say it, either ends it; and whose words are near."""

import pytest
from django.core.cache import cache

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import put_down
from kith.rooms.kinship import access
from kith.rooms.kinship.actions.relating import agree, end, propose
from kith.rooms.kinship.models import Relation
from kith.rooms.kinship.queries import near_by, relations_told
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


def proposed(cast, by=None, **said):
    said = {"kind": "same_thing", "sentence": "They dye what we weave.", **said}
    return propose(cast.weavers, cast.potters, by=by or cast.ben, **said)


def told(community):
    return [(one.says, one.note) for one in relations_told(community)]


def test_it_stands_on_both_when_the_other_says_yes():
    cast = build_cast()
    relation = proposed(cast, kind="grew_out_of")
    assert told(cast.weavers) == told(cast.potters) == []
    with pytest.raises(Refusal, match="not-allowed"):
        agree(relation, by=cast.ada)
    agree(relation, by=cast.eve)
    agree(relation, by=cast.eve)
    assert told(cast.weavers) == [("We grew out of Potters.", "They dye what we weave.")]
    assert told(cast.potters) == [("Weavers grew out of us.", "They dye what we weave.")]


def test_where_nobody_looks_after_it_two_members_say_yes():
    cast = build_cast()
    admit(cast.potters, cast.pat, by=cast.eve)
    put_down(cast.potters, "convenor", by=cast.eve)
    relation = proposed(cast)
    agree(relation, by=cast.eve)
    agree(relation, by=cast.eve)
    assert told(cast.weavers) == []
    agree(relation, by=cast.pat)
    assert len(told(cast.weavers)) == 1


def test_who_may_read_answer_and_end():
    cast = build_cast()
    relation = proposed(cast)
    sees = {
        name
        for name, person in cast.everyone().items()
        if access.relations_visible_to(person).filter(pk=relation.pk)
    }
    people = {cast.ada, cast.ben, cast.nia, cast.eve}
    assert sees == {"ada", "ben", "nia", "eve"}
    assert set(access.people_who_may_see_relation(relation)) == people
    may = {name for name, one in cast.everyone().items() if one and access.speaks_for(one, cast.potters)}
    assert may == {"eve"}
    assert {name for name, one in cast.everyone().items() if one and access.may_end(one, relation)} == {
        "ada",
        "eve",
    }
    agree(relation, by=cast.eve)
    assert access.relations_visible_to(None).filter(pk=relation.pk).exists()


def test_either_side_ends_it_and_who_proposed_takes_it_back():
    cast = build_cast()
    relation = proposed(cast)
    with pytest.raises(Refusal, match="not-allowed"):
        end(relation, by=cast.nia)
    end(relation, by=cast.ben)
    assert Relation.objects.get(pk=relation.pk).state == "let_go"
    with pytest.raises(Refusal, match="in the meantime"):
        agree(relation, by=cast.eve)
    for who in (cast.eve, cast.ada):
        standing = agree(proposed(cast), by=cast.eve)
        end(standing, by=who)
        end(standing, by=who)
        assert told(cast.weavers) == told(cast.potters) == []


def test_one_at_a_time_between_two_whoever_proposes():
    cast = build_cast()
    first = proposed(cast)
    assert proposed(cast) == first
    with pytest.raises(Refusal, match="One at a time") as refused:
        propose(cast.potters, cast.weavers, by=cast.eve, kind="same_thing", sentence="Clay and cloth.")
    assert refused.value.typed["sentence"] == "Clay and cloth."


@pytest.mark.parametrize(
    "said", [{"kind": "own"}, {"sentence": " "}, {"kind": "rivals"}, {"sentence": "x" * 281}]
)
def test_it_says_what_it_is(said):
    cast = build_cast()
    with pytest.raises(Refusal, match="bad-request"):
        proposed(cast, **said)
    with pytest.raises(Refusal, match="Choose another"):
        propose(cast.weavers, cast.network, by=cast.ben, kind="same_thing", sentence="All of us.")


def test_near_are_those_with_the_same_words_however_large():
    cache.clear()
    cast = build_cast()
    by = cast.pat
    near = found_community(name="Cloth menders", by=by, domain_statement="Cloth that lasts longer.")
    near_too = found_community(name="Menders of lasting cloth", by=by, domain_statement="Repairs.")
    large = found_community(name="Bakers", by=by, domain_statement="Bread for everyone.")
    for person in (cast.ada, cast.ben, cast.nia, cast.raj, cast.sam):
        admit(large, person, by=by)
    found = [one.slug for one in near_by(cast.weavers)]
    assert set(found) == {near.slug, near_too.slug} and found[0] == near.slug
    propose(cast.weavers, near, by=cast.ben, kind="same_thing", sentence="They mend what we weave.")
    assert [one.slug for one in near_by(cast.weavers, cast.ben)] == [near_too.slug]
    # Who may not read of what is proposed sees no gap where it was.
    assert [one.slug for one in near_by(cast.weavers, cast.eve)] == found


def test_the_whole_way_on_the_pages():
    cache.clear()
    cast = build_cast()
    ben, eve = visit(cast.ben), visit(cast.eve)
    open_page(ben, "/c/weavers/related/new/?with=potters")
    typed = {"other": "Nobody", "kind": "own", "words": "borrows the kiln of", "sentence": "On Mondays."}
    missing = ben.post("/c/weavers/related/new/", typed)
    assert missing.status_code == 422 and "borrows the kiln of" in missing.content.decode()
    assert ben.post("/c/weavers/related/new/", typed | {"other": "potters"}).status_code == 303
    relation = Relation.objects.get()
    assert "It waits for Potters" in open_page(ben, "/c/weavers/related/").content.decode()
    assert "On Mondays." in open_page(eve, "/c/potters/related/").content.decode()
    assert "Something is proposed." in open_page(eve, "/c/potters/about/").content.decode()
    for who in (visit(), visit(cast.raj)):
        assert "On Mondays." not in open_page(who, "/c/potters/related/").content.decode()
        assert "On Mondays." not in open_page(who, "/c/potters/about/").content.decode()
    assert ben.post(f"/c/weavers/related/{relation.key}/agreement/").status_code == 403
    assert visit(cast.raj).post(f"/c/potters/related/{relation.key}/agreement/").status_code == 403
    assert eve.post(f"/c/potters/related/{relation.key}/agreement/").status_code == 303
    for slug in ("weavers", "potters"):
        html = open_page(visit(), f"/c/{slug}/about/").content.decode()
        assert "Weavers borrows the kiln of Potters." in html
    assert eve.post(f"/c/potters/related/{relation.key}/end/").status_code == 303
    assert "borrows" not in open_page(visit(), "/c/weavers/about/").content.decode()


def test_the_pages_take_the_same_statements_for_one_and_for_thirty():
    cast = build_cast()
    cache.clear()

    def more(count):
        for number in range(count):
            other = found_community(name=f"Cloth {count} {number}", by=cast.eve, domain_statement="Cloth.")
            relation = propose(cast.weavers, other, by=cast.ben, kind="same_thing", sentence="Cloth.")
            if number % 2:
                agree(relation, by=cast.eve)

    assert_same_statements(visit(cast.ada), "/c/weavers/related/", more)
