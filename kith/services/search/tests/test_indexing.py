"""What the index keeps: one row a thing, placed by when it was written, and nothing of what is gone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from kith.services.activity import verbs
from kith.services.search.actions.indexing import forget, write
from kith.services.search.declarations import Document, Searchable, all_searchable, searchable
from kith.services.search.index import index
from kith.services.search.models import SearchDocument
from kith.services.search.models.document import PLACES_A_SECOND
from tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 6, 5, 12, tzinfo=UTC)
KIND = "test.thing"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def document(cast: Cast, number: int, body: str = "warp", at: datetime = NOON) -> Document:
    return Document(number, cast.weavers.pk, cast.board.audience_id, at, f"Thing {number}", body)


def kept() -> list[tuple[int, datetime]]:
    """Return what the index holds, oldest first: id and moment."""
    return [(one.subject_id, one.written_at) for one in SearchDocument.objects.order_by("pk")]


def words_kept() -> int:
    """Return how many rows of words the index holds."""
    table = "search_index" if connection.vendor == "sqlite" else "search_searchdocument"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def test_rows_lie_in_the_order_things_were_written_whenever_they_came_in(cast):
    write(KIND, [document(cast, 1), document(cast, 2, at=NOON + timedelta(seconds=1))])
    write(KIND, [document(cast, 3, at=NOON - timedelta(days=4000)), document(cast, 4)])
    assert [number for number, _at in kept()] == [3, 1, 4, 2]


def test_a_crowded_second_has_room_for_everyone(cast):
    same = [number * PLACES_A_SECOND + 7 for number in range(70)]
    write(KIND, [document(cast, number) for number in same[:40]])
    write(KIND, [document(cast, number) for number in same[40:]])
    assert sorted(number for number, _at in kept()) == same
    assert {at for _number, at in kept()} == {NOON}


def test_a_time_before_1970_is_the_beginning_of_time(cast):
    write(KIND, [document(cast, 1, at=datetime(1905, 1, 1, tzinfo=UTC))])
    assert kept() == [(1, datetime(1970, 1, 1, tzinfo=UTC))]


def test_writing_again_replaces_also_when_the_moment_moved(cast):
    write(KIND, [document(cast, 1, "heddle")])
    write(KIND, [document(cast, 1, "reed"), document(cast, 1, "shuttle")])
    assert (kept(), words_kept()) == ([(1, NOON)], 1)
    later = NOON + timedelta(hours=1)
    write(KIND, [document(cast, 1, "reed", at=later)])
    assert (kept(), words_kept()) == ([(1, later)], 1)


def test_forgetting_takes_the_words_too(cast):
    write(KIND, [document(cast, number) for number in range(5)])
    write("test.other", [document(cast, 2)])
    forget(KIND, [1, 2, 99])
    assert sorted(number for number, _at in kept()) == [0, 2, 3, 4]
    assert words_kept() == 4
    index().clear()
    assert (kept(), words_kept()) == ([], 0)


def test_an_audience_that_goes_takes_its_documents_along(cast):
    write(KIND, [document(cast, 1)])
    SearchDocument.objects.filter(audience=cast.board.audience).delete()
    assert (kept(), words_kept()) == ([], 0)


def test_a_batch_takes_few_statements_however_large(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        write(KIND, [document(cast, number) for number in range(500)])


def test_every_kind_is_declared_once_with_verbs_that_exist():
    declared = {verb.name for verb in verbs.all_verbs()}
    kinds = all_searchable()
    assert "conversations.post" in {one.kind for one in kinds}
    for one in kinds:
        assert isinstance(one, Searchable)
        assert set(one.verbs) <= declared
    assert searchable("weather.rain") is None
