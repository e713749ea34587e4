"""What stands beside a community's talk: who waits to join, and who it has to do with."""

import re

import pytest

from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.serving import put_down
from kith.members.communities.models import Community
from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.actions.applying import apply
from kith.rooms.kinship.actions.relating import agree, end, propose
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page, statements

pytestmark = pytest.mark.django_db

HERE = "/c/weavers/"


def home(person) -> str:
    return open_page(visit(person), HERE).content.decode()


def curated():
    cast = build_cast()
    Community.objects.filter(pk=cast.weavers.pk).update(admission_mode="application")
    cast.weavers.refresh_from_db()
    return cast


def kin(person) -> list[str]:
    section = home(person).partition('<section class="kin">')[2].partition("</section>")[0]
    return re.findall(r'<a href="([^"]+)">', section)


def test_who_waits_longest_to_join_is_a_way_to_help_for_those_who_decide():
    cast = curated()
    apply(cast.weavers, by=cast.eve, reason="Clay and cloth.", answers=[])
    apply(cast.weavers, by=cast.pat, reason="Money.", answers=[])
    asked = '5 min</p><p><a href="/c/weavers/admissions/">Answer Eve, who asks to join</a>'
    assert asked in home(cast.ada) and "Clay and cloth." not in home(cast.ada)
    for person in (cast.ben, cast.eve, cast.sam, None):
        assert "who asks to join" not in home(person)


def test_where_two_decide_it_goes_for_who_has_had_their_say():
    cast = curated()
    put_down(cast.weavers, "convenor", by=cast.ada)
    application = apply(cast.weavers, by=cast.eve, reason="Clay and cloth.", answers=[])
    assert "Answer Eve" in home(cast.ben) and "Answer Eve" in home(cast.nia)
    answer(application, by=cast.ben, answer="welcome")
    assert "Answer Eve" not in home(cast.ben) and "Answer Eve" in home(cast.nia)


def test_what_both_have_said_stands_there_and_goes_at_once():
    cast = build_cast()
    relation = propose(cast.weavers, cast.potters, by=cast.ben, kind="same_thing", sentence="Cloth and clay.")
    assert kin(cast.ben) == kin(None) == []
    agree(relation, by=cast.eve)
    assert kin(cast.ben) == kin(None) == ["/c/potters/"]
    assert "We work on the same thing as Potters, from another side." in home(None)
    end(relation, by=cast.ada)
    assert kin(cast.ben) == []


def test_those_with_words_like_ours_are_named_and_not_twice():
    cast = build_cast()
    menders = found_community(name="Menders", by=cast.pat, domain_statement="Cloth that lasts longer.")
    found_community(name="Bakers", by=cast.pat, domain_statement="Bread and cloth.")
    assert kin(None) == ["/c/menders/"]
    agree(propose(cast.weavers, menders, by=cast.ben, kind="same_thing", sentence="Mending."), by=cast.pat)
    assert kin(None) == ["/c/menders/"]


def test_it_takes_the_same_statements_for_one_and_for_thirty():
    cast = build_cast()

    def more(count: int) -> None:
        for number in range(count):
            other = found_community(name=f"Cloth {count} {number}", by=cast.eve, domain_statement="Cloth.")
            agree(
                propose(cast.weavers, other, by=cast.ben, kind="same_thing", sentence="Cloth."), by=cast.eve
            )

    assert_same_statements(visit(cast.ada), HERE, more)
    assert statements(visit(), HERE) <= 10
    html = home(None)
    assert html.count("We work on the same thing as") == 4 and "All of them, and why" in html


def test_a_proposal_to_be_tied_is_told_to_those_whose_yes_it_takes():
    cast = build_cast()
    relation = propose(cast.potters, cast.weavers, by=cast.eve, kind="same_thing", sentence="Clay.")
    asked = "Potters proposed today to say what you are to each other."
    assert {who for who, person in cast.everyone().items() if asked in home(person)} == {"ada"}
    put_down(cast.weavers, "convenor", by=cast.ada)
    assert asked in home(cast.ada) and asked in home(cast.ben)
    agree(relation, by=cast.ada)
    assert asked not in home(cast.ada) and asked in home(cast.ben)
    agree(relation, by=cast.ben)
    assert asked not in home(cast.ben)
