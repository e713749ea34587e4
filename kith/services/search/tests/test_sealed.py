"""What is kept of a search in vain until several made it says neither what nor who."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.services.search import sealed
from kith.services.search.actions.missing import miss
from kith.services.search.models import Need
from tests.cast import build_cast

pytestmark = pytest.mark.django_db


def test_people_share_their_marks_so_that_none_is_found_by_one():
    cast = build_cast()
    digest = sealed.words_hash(cast.weavers.pk, "felting")
    assert len({sealed.mark(digest, person) for person in range(500)}) == sealed.MARKS
    other = sealed.words_hash(cast.weavers.pk, "needles")
    assert [sealed.mark(digest, person) for person in range(99)] != [
        sealed.mark(other, person) for person in range(99)
    ]
    assert sealed.words_hash(cast.potters.pk, "felting") != digest


def test_what_was_long_ago_does_not_add_up():
    cast = build_cast()
    for person, days in ((cast.ada, 95), (cast.ben, 2), (cast.nia, 1)):
        miss(cast.weavers, "felting", by=person, at=now() - timedelta(days=days))
    assert Need.objects.count() == 0
