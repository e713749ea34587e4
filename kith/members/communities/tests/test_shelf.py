import re

import pytest

from kith.members.communities.actions.founding import found_community
from kith.members.communities.words import how_to_join
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


def shown(html: str) -> list[str]:
    """Return the names on a shelf, in their order."""
    return re.findall(r'<h[23]><a href="/c/[^"]+">([^<]+)</a></h[23]>', html)


def test_everyone_sees_the_whole_shelf_from_a_to_z():
    cast = build_cast()
    found_community(name="Émile’s Bakers", by=cast.ben)
    for person in (None, cast.ada, cast.eve):
        html = open_page(visit(person), "/communities/").content.decode()
        assert shown(html) == ["Émile’s Bakers", "Potters", "Weavers"]
        assert "/c/weavers/" in html


def test_each_says_how_to_join():
    cast = build_cast()
    cast.potters.admission_mode = "invitation"
    cast.potters.save()
    html = open_page(visit(), "/communities/").content.decode()
    assert html.count(str(how_to_join(cast.weavers))) == 1
    assert html.count(str(how_to_join(cast.potters))) == 1


def test_the_network_itself_is_not_on_the_shelf():
    cast = build_cast()
    html = open_page(visit(cast.ada), "/communities/").content.decode()
    assert cast.network.name not in shown(html)


def test_an_empty_shelf_invites():
    html = open_page(visit(), "/communities/").content.decode()
    assert "The shelf is still empty." in html
    assert "/communities/new/" in html


def test_a_long_shelf_is_paged():
    cast = build_cast()
    for number in range(31):
        found_community(name=f"Guild {number:02}", by=cast.ben)
    first = open_page(visit(), "/communities/").content.decode()
    second = open_page(visit(), "/communities/?page=2").content.decode()
    assert len(shown(first)) == 30
    assert shown(second) == ["Guild 30", "Potters", "Weavers"]
    assert "?page=2" in first and "?page=3" not in second
    open_page(visit(), "/communities/?page=3", status=404)


def test_statements_do_not_grow_with_the_shelf():
    cast = build_cast()
    made = []

    def add(count: int) -> None:
        for _each in range(count):
            made.append(found_community(name=f"Guild {len(made)}", by=cast.ben))

    assert_same_statements(visit(cast.ada), "/communities/", add)
