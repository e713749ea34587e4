"""What is kept of a search in vain until several made it says neither what nor who."""

import pytest

from kith.services.search import sealed
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
