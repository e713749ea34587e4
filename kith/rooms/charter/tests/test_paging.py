"""What is long is paged: what was said to a proposal, and the versions of a charter."""

import pytest

from kith.base.kit.clock import now
from kith.rooms.charter import queries
from kith.rooms.charter.models import Remark, Version
from kith.rooms.charter.tests.test_changing import another
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def test_what_was_said_is_paged_and_who_speaks_comes_back_to_their_words():
    cast = build_cast()
    version = another(cast)
    page, ben = f"/c/weavers/charter/changes/{version.key}/", visit(cast.ben)
    Remark.objects.bulk_create(
        Remark(community=cast.weavers, version=version, by=cast.nia, words=f"Thought {number:03}.")
        for number in range(queries.COUNT)
    )
    assert "?page=2" not in open_page(ben, page).content.decode()
    said = ben.post(page + "remarks/", {"words": "The newest of all."})
    assert (said.status_code, said["Location"]) == (303, f"{page}?page=2")
    pages = [open_page(ben, f"{page}?page={number}").content.decode() for number in (1, 2)]
    assert ["Thought 000." in html for html in pages] == [True, False]
    assert ["The newest of all." in html for html in pages] == [False, True]
    open_page(ben, f"{page}?page=3", status=404)


def test_the_versions_of_a_charter_are_paged():
    cast = build_cast()
    Version.objects.bulk_create(
        Version(community=cast.weavers, number=number, adopted_at=now(), domain_statement="Cloth.")
        for number in range(1, queries.COUNT + 3)
    )
    ben = visit(cast.ben)
    pages = [open_page(ben, f"/c/weavers/charter/?page={number}").content.decode() for number in (1, 2)]
    assert ["Version 52<" in html for html in pages] == [True, False]
    assert ["Version 2<" in html for html in pages] == [False, True]
    open_page(ben, "/c/weavers/charter/?page=3", status=404)
