"""Who would begin a community is shown those near to it once, and begins it all the same."""

import html
import re

import pytest

from kith.members.communities.actions.founding import found_community
from kith.members.communities.models import Community
from kith.members.communities.nearby import near_to
from tests.cast import build_cast, visit
from tests.pages import mistakes

pytestmark = pytest.mark.django_db

NEW = "/communities/new/"
TYPED = {
    "name": "Cloth Menders",
    "domain_statement": "Making clothes last.",
    "practice_scope": "Needles & thread.",
    "norms": "Be kind.\n\nSay “I tore it”.",
    "admission_mode": "application",
    "glaze": "tea",
    "motif": "leaf",
}


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def near_ones(page: str) -> list[str]:
    return re.findall(r'<a class="title-link" href="([^"]+)"', page)


def weavers_of_cloth(cast) -> None:
    Community.objects.filter(pk=cast.weavers.pk).update(name="Cloth Weavers")


def test_what_is_near_is_shown_once_and_nothing_typed_is_lost():
    cast = build_cast()
    weavers_of_cloth(cast)
    eve = visit(cast.eve)
    shown = eve.post(NEW, TYPED)
    page = shown.content.decode()
    assert (shown.status_code, mistakes(page), near_ones(page)) == (200, [], ["/c/weavers/"])
    assert "Cloth that lasts." in page and "Open to anyone. Join when you like." in page
    assert not Community.objects.filter(name="Cloth Menders").exists()
    assert hidden(page) == {**TYPED, "shown": "weavers"}
    begun = eve.post(NEW, hidden(page))
    assert (begun.status_code, begun["Location"]) == (303, "/c/cloth-menders/")
    made = Community.objects.get(slug="cloth-menders")
    assert {name: getattr(made, name) for name in TYPED} == TYPED


def test_the_form_comes_back_with_what_was_typed():
    cast = build_cast()
    weavers_of_cloth(cast)
    page = visit(cast.eve).post(NEW, {**TYPED, "shown": "weavers", "again": "yes"}).content.decode()
    assert mistakes(page) == [] and 'value="Cloth Menders"' in page
    assert "Needles &amp; thread." in page and "Say “I tore it”." in page
    assert 'name="glaze" value="tea" required checked' in page
    assert 'name="admission_mode" value="application"' in page and hidden(page) == {"shown": "weavers"}
    assert not Community.objects.filter(name="Cloth Menders").exists()


def test_other_words_with_others_near_are_looked_at_anew():
    cast = build_cast()
    weavers_of_cloth(cast)
    found_community(name="Night Bakers", by=cast.pat, domain_statement="Bread at five.")
    typed = {**TYPED, "name": "Young Bakers", "domain_statement": "Rolls."}
    assert near_ones(visit(cast.eve).post(NEW, {**typed, "shown": "weavers"}).content.decode()) == [
        "/c/night-bakers/"
    ]
    assert visit(cast.eve).post(NEW, {**typed, "shown": "weavers night-bakers"}).status_code == 303


@pytest.mark.parametrize(
    "name, sentence",
    [("Night Bakers", "Bread that is ready at five."), ("Readers", "That which lasts, and cloth bindings.")],
)
def test_where_nothing_is_near_it_is_begun_at_once(name: str, sentence: str):
    cast = build_cast()
    typed = {**TYPED, "name": name, "domain_statement": sentence}
    if name == "Readers":
        Community.objects.filter(pk=cast.weavers.pk).update(domain_statement="Cloth that is for us.")
    assert visit(cast.eve).post(NEW, typed).status_code == 303


def test_a_form_with_something_amiss_says_that_first():
    cast = build_cast()
    weavers_of_cloth(cast)
    assert visit(cast.eve).post(NEW, {**TYPED, "glaze": "gold"}).status_code == 422


def test_at_most_three_the_nearest_first_and_never_the_network():
    cast = build_cast()
    Community.objects.filter(pk=cast.network.pk).update(name="The Menders’ Network")
    for number in range(5):
        found_community(name=f"Menders {number}", by=cast.pat, domain_statement="Repairs of many kinds.")
    found_community(name="Menders of clothes", by=cast.pat, domain_statement="Making them last.")
    found = [one.slug for one in near_to("Menders", "Making clothes last.")]
    assert (found[0], len(found)) == ("menders-of-clothes", 3)
