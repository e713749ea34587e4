import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.audiences import audience_of
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.forums.models import Board
from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page


@pytest.mark.django_db
def test_names_without_latin_letters_get_boards_of_their_own():
    cast = build_cast()
    first = open_board(cast.weavers, by=cast.ben, name="Вопросы")
    second = open_board(cast.weavers, by=cast.ben, name="Ответы")
    assert (first.slug, second.slug) == ("board", "board-2")


@pytest.mark.django_db
def test_a_board_for_members_is_never_answered_with_a_public_one():
    cast = build_cast()
    public = open_board(cast.weavers, by=cast.ben, name="Staff", level="public")
    with pytest.raises(Refusal) as refusal:
        open_board(cast.weavers, by=cast.ben, name="staff", level="community")
    assert (refusal.value.status, refusal.value.typed["name"]) == (409, "staff")
    assert open_board(cast.weavers, by=cast.ben, name="Staff", level="public") == public
    assert Board.objects.filter(name__iexact="staff").count() == 1


@pytest.mark.django_db
def test_an_outsider_opens_none_and_who_keeps_the_house_does():
    cast = build_cast()
    with pytest.raises(Refusal):
        open_board(cast.weavers, by=cast.eve, name="Mine")
    assert open_board(cast.weavers, by=cast.sam, name="Archive", slug="archive").slug == "archive"


@pytest.mark.django_db
@pytest.mark.parametrize(("level", "is_named"), [("community", True), ("network", False)])
def test_a_board_is_named_only_where_whoever_reads_the_conversation_sees_it(level, is_named):
    cast = build_cast()
    thread = a_thread(cast, board=cast.board, audience=audience_of(cast.weavers, level))
    page = visit(cast.ben).get(f"/c/weavers/conversations/{thread.key}/").content.decode()
    assert thread.title in page
    assert (cast.board.name in page) is is_named


@pytest.mark.django_db
def test_whoever_chooses_a_board_reads_what_each_is_for():
    cast = build_cast()
    open_board(cast.weavers, by=cast.ada, name="Looms", about="Threading, tension & repair.")
    html = open_page(visit(cast.ben), "/c/weavers/conversations/new/").content.decode()
    assert '<span class="hint">Threading, tension &amp; repair.</span> <span class="hint">Members of' in html
