"""Where those who moved on read along, the pages say so before anyone writes."""

import pytest

from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

SENTENCE = "and its friends who have moved on."


@pytest.mark.parametrize("reads", [True, False])
def test_who_reads_is_said_with_the_friends_where_they_do(reads):
    cast = build_cast()
    cast.weavers.alumni_read = reads
    cast.weavers.save()
    here, inside = "/c/weavers/conversations/", a_thread(cast)
    outside = a_thread(cast, board=cast.open_board)
    pages = [f"{here}{inside.key}/", f"{here}in/{cast.board.slug}/", f"{here}{outside.key}/"]
    said = [SENTENCE in open_page(visit(cast.ben), page).content.decode() for page in pages]
    assert said == [reads, reads, False]
