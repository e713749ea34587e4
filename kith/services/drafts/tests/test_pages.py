"""The list of one's drafts, keeping one by a button or quietly, letting one go."""

from kith.members.communities.models import Membership
from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet
from kith.services.drafts.models import Draft
from tests.cast import a_thread, visit
from tests.pages import open_page

LIST = "/you/drafts/"


def texts() -> list[str]:
    return list(Draft.objects.order_by("pk").values_list("text", flat=True))


def test_drafts_are_listed_where_to_go_on_with_each(cast):
    thread = a_thread(cast)
    keep(f"reply:{thread.key}", Sheet(text="Half a thought"), by=cast.ben)
    keep(f"new:{cast.weavers.slug}", Sheet("Which yarn?", "For socks."), by=cast.ben)
    mine = open_page(visit(cast.ben), LIST).content.decode()
    for words in (
        "A reply in “Warp or weft first?”",
        f"/c/weavers/conversations/{thread.key}/#reply",
        "Half a thought",
        "A new conversation in Weavers",
        "/c/weavers/conversations/new/",
        "Which yarn?",
        "Only you can read this.",
    ):
        assert words in mine
    hers = open_page(visit(cast.nia), LIST).content.decode()
    assert "Half a thought" not in hers
    assert "You’ve nothing half-written." in hers


def test_a_place_that_is_closed_to_its_writer_is_not_named_and_the_words_stay(cast):
    thread = a_thread(cast, title="For members")
    keep(f"reply:{thread.key}", Sheet(text="Half a thought"), by=cast.ben)
    Membership.objects.filter(community=cast.weavers, person=cast.ben).update(state="removed")
    mine = open_page(visit(cast.ben), LIST).content.decode()
    assert "Half a thought" in mine
    assert "For a place that isn’t open to you any more" in mine
    assert "For members" not in mine


def test_a_button_keeps_what_was_typed_and_leads_back_to_it(cast):
    thread = a_thread(cast)
    body = {"place": f"reply:{thread.key}", "source": "Half a thought"}
    answer = visit(cast.ben).post(LIST, body)
    address = f"/c/weavers/conversations/{thread.key}/"
    assert (answer.status_code, answer["Location"]) == (303, f"{address}#reply")
    assert texts() == ["Half a thought"]
    assert ">\nHalf a thought</textarea>" in open_page(visit(cast.ben), address).content.decode()
    assert "Half a thought" not in open_page(visit(cast.nia), address).content.decode()


def test_a_script_keeps_it_quietly(cast):
    answer = visit(cast.ben).post(
        LIST, {"place": "reply:abc", "source": "Half"}, headers={"X-Requested-With": "fetch"}
    )
    assert (answer.status_code, answer.content, texts()) == (204, b"", ["Half"])


def test_a_draft_is_let_go_by_its_writer_and_nobody_else(cast):
    draft = keep("reply:abc", Sheet(text="Half"), by=cast.ben)
    address = f"{LIST}{draft.key}/remove/"
    assert visit(cast.nia).post(address).status_code == 404
    assert texts() == ["Half"]
    assert visit(cast.ben).post(address).status_code == 303
    assert texts() == []


def test_drafts_turn_their_pages(cast):
    for number in range(25):
        keep(f"reply:{number}", Sheet(text=f"Draft no {number}."), by=cast.ben)
    first = open_page(visit(cast.ben), LIST).content.decode()
    second = open_page(visit(cast.ben), f"{LIST}?page=2").content.decode()
    assert [first.count("Draft no"), second.count("Draft no"), "Draft no 0." in second] == [20, 5, True]


def test_the_way_to_the_drafts_stands_on_ones_own_page(cast):
    assert f'href="{LIST}"' in open_page(visit(cast.ben), "/you/").content.decode()
