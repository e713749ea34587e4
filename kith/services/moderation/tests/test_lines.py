import pytest

from kith.base.kit.refusals import Refusal
from kith.members.people.models import AuditLine
from kith.services.moderation.actions.wording import set_lines
from kith.services.moderation.models import SafetyLine
from kith.services.moderation.queries import safety_lines
from tests.cast import a_thread, visit
from tests.pages import open_page

LINE = "This isn’t the place for urgent clinical advice."
REMINDER = "Leave out anything that would let someone be recognised."


@pytest.fixture
def boxes(cast):
    """Return the address of every page with a box that Ada may write in."""
    thread = a_thread(cast)
    return [
        "/c/weavers/conversations/new/",
        f"/c/weavers/conversations/{thread.key}/",
        f"/c/weavers/posts/{thread.posts.get().key}/edit/",
    ]


def test_every_box_reminds_once_and_says_what_the_network_set(
    cast, boxes, django_capture_on_commit_callbacks
):
    client = visit(cast.ada)
    for address in boxes:
        html = open_page(client, address).content.decode()
        assert (html.count(REMINDER), html.count(LINE)) == (1, 0)
    with django_capture_on_commit_callbacks(execute=True):
        visit(cast.sam).post("/network/lines/", {"urgent": LINE, "safeguarding": ""})
    for address in boxes:
        html = open_page(client, address).content.decode()
        assert (html.count(REMINDER), html.count(LINE)) == (1, 1)
        assert html.index(LINE) < html.index('name="source"')


def test_only_who_keeps_the_house_sets_them(cast):
    answers = {name: visit(who).get("/network/lines/").status_code for name, who in cast.everyone().items()}
    assert answers == {**dict.fromkeys(cast.everyone(), 403), "sam": 200, "stranger": 302}
    assert visit(cast.ada).post("/network/lines/", {"urgent": LINE}).status_code == 403
    assert visit(cast.sam).post("/network/lines/", {"urgent": LINE}).status_code == 303
    assert safety_lines() == [LINE]


def test_what_stood_before_is_kept_and_the_same_words_change_nothing(cast):
    for text in (LINE, LINE, "Other words.", ""):
        set_lines(cast.network, by=cast.sam, texts={"urgent": text})
    assert list(SafetyLine.objects.order_by("id").values_list("text", "by__name")) == [
        (LINE, "Sam Whitlock"),
        ("Other words.", "Sam Whitlock"),
        ("", "Sam Whitlock"),
    ]
    assert safety_lines() == []
    assert AuditLine.objects.filter(act="moderation.lines_set").count() == 3


def test_a_line_that_is_too_long_comes_back(cast):
    response = visit(cast.sam).post("/network/lines/", {"urgent": "x" * 401})
    assert response.status_code == 422
    with pytest.raises(Refusal):
        set_lines(cast.network, by=cast.sam, texts={"urgent": "x" * 401})
