"""What was typed into a box of this room is there again, until it is sent."""

import pytest

from kith.services.conversations.models import Post
from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet
from kith.services.drafts.models import Draft
from kith.services.unnamed.actions.allowing import end
from kith.services.unnamed.tests.asking import allowed
from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page, statements

BOARD = {"board": "workshop", "kind": "question"}


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def places(cast):
    """Return for each kind of box: its place, its page, where it is sent, the rest of its form."""
    thread = a_thread(cast)
    post = thread.posts.get()
    here, new = f"/c/weavers/conversations/{thread.key}/", "/c/weavers/conversations/new/"
    edit = f"/c/weavers/posts/{post.key}/edit/"
    return {
        "reply": (f"reply:{thread.key}", here, f"{here}replies/", {}),
        "new": ("new:weavers", new, new, {**BOARD, "title": "Which yarn?"}),
        "change": (f"change:{post.key}", edit, edit, {}),
    }


KINDS = pytest.mark.parametrize("kind", ["reply", "new", "change"])


@KINDS
def test_a_draft_stands_in_its_box_and_goes_when_it_is_sent(cast, places, kind):
    place, page, action, rest = places[kind]
    keep(place, Sheet(rest.get("title", ""), "Half a thought"), by=cast.ada)
    shown = open_page(visit(cast.ada), page).content.decode()
    assert ">\nHalf a thought</textarea>" in shown
    assert f'name="place" value="{place}"' in shown
    answer = visit(cast.ada).post(action, {**rest, "source": "A whole thought"})
    assert (answer.status_code, Draft.objects.count()) == (303, 0)
    assert Post.objects.order_by("-pk").filter(source="A whole thought").count() == 1


@KINDS
def test_what_another_began_is_not_in_the_box(cast, places, kind):
    place, page, action, rest = places[kind]
    keep(place, Sheet("His title", "Half a thought of his"), by=cast.ben)
    shown = open_page(visit(cast.ada), page).content.decode()
    assert "of his" not in shown
    assert visit(cast.ada).post(action, {**rest, "source": "Mine"}).status_code == 303
    assert Draft.objects.get().text == "Half a thought of his"


def test_a_draft_costs_the_page_no_statement(cast, places):
    place, page, _action, _rest = places["reply"]
    before = statements(visit(cast.ben), page)
    keep(place, Sheet(text="Half a thought"), by=cast.ben)
    assert statements(visit(cast.ben), page) == before


def test_a_draft_is_a_strangers_never(cast):
    thread = a_thread(cast, board=cast.open_board)
    keep(f"reply:{thread.key}", Sheet(text="Half a thought"), by=cast.ben)
    for who in (None, cast.eve):
        page = open_page(visit(who), f"/c/weavers/conversations/{thread.key}/")
        assert "Half a thought" not in page.content.decode()


def over(page: str) -> str:
    """Return what says that nothing can be asked without a name any more; it stands above the button."""
    (said,) = page.split('aria-labelledby="unnamed-over"')[1:]
    assert ">Post it</button>" in said
    return said.split("</fieldset>")[0]


def test_what_was_to_bear_no_name_bears_one_only_if_its_writer_says_so(cast):
    new, ben = "/c/weavers/conversations/new/", visit(cast.ben)
    form = {**BOARD, "title": "Only me?", "source": "I froze.", "was": "unnamed"}
    allowed(cast)
    keep("new:weavers", Sheet("Only me?", "I froze.", was="unnamed"), by=cast.ben)
    assert "unnamed-over" not in open_page(ben, new).content.decode()
    end(cast.weavers, by=cast.ada)
    said = over(open_page(ben, new).content.decode())
    assert said.startswith(">")
    assert "That can’t be done here just now." in said
    assert '<input type="hidden" name="was" value="unnamed">' in said
    assert 'name="was" value="named">' in said
    assert over(open_page(visit(cast.nia), new).content.decode()).startswith(" hidden disabled>")
    assert ben.post(new, {**form, "look": "yes"}).status_code == 200
    refused = ben.post(new, form)
    assert (refused.status_code, Post.objects.count()) == (422, 0)
    assert over(refused.content.decode()).startswith(">")
    assert ">\nI froze.</textarea>" in refused.content.decode()
    assert ben.post(new, {**form, "was": ["unnamed", "named"]}).status_code == 303
    assert (Post.objects.get().author, Draft.objects.count()) == (cast.ben, 0)
