"""What a post said before goes on from page to page; a community has only so many boards."""

import pytest

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.rooms.forums import queries
from kith.rooms.forums.actions import opening
from kith.rooms.forums.models import Board
from kith.services.conversations import queries as conversations
from kith.services.conversations import versions
from kith.services.conversations.models.post import Revision
from tests.cast import a_thread, build_cast, visit
from tests.pages import turned

pytestmark = pytest.mark.django_db


def test_what_a_post_said_before(monkeypatch):
    for module in (conversations, versions):
        monkeypatch.setattr(module, "REVISIONS_A_PAGE", 3)
    cast = build_cast()
    post, moment = a_thread(cast).posts.get(), now()
    said = {"community": cast.weavers, "post": post, "format": "markdown", "by": cast.ada}
    for number in range(5):
        words = f"Warp {number} first."
        Revision.objects.create(
            **said, source=words, html=f"<p>{words}</p>", written_at=moment, replaced_at=moment
        )
    marks = [f"Warp {number} first." for number in reversed(range(5))]
    assert turned(visit(cast.ben), f"/c/weavers/posts/{post.key}/history/", marks) == [marks[:3], marks[3:]]


def test_a_community_has_as_many_boards_as_a_list_shows_and_says_so(monkeypatch):
    monkeypatch.setattr(opening, "MOST_BOARDS", 3)
    cast = build_cast()
    third = opening.open_board(cast.weavers, by=cast.ben, name="Third")
    with pytest.raises(Refusal) as refusal:
        opening.open_board(cast.weavers, by=cast.ben, name="Fourth", about="Too much.")
    assert (refusal.value.status, refusal.value.typed) == (409, {"name": "Fourth", "about": "Too much."})
    # What is there is answered as before, and another community has room of its own.
    assert opening.open_board(cast.weavers, by=cast.ben, name="Third") == third
    opening.open_board(cast.potters, by=cast.eve, name="Fourth")
    page = visit(cast.ben).post(
        "/c/weavers/conversations/boards/", {"name": "Fourth", "about": "Too much.", "level": "community"}
    )
    assert page.status_code == 409
    html = page.content.decode()
    assert "as many as a list can show" in html and "Too much." in html
    assert (
        Board.objects.filter(community=cast.weavers).count()
        == 3
        == len(queries.boards(cast.weavers, cast.ben))
    )
