"""A conversation begun in a smaller group is kept for whoever began it, until it is sent."""

import pytest

from kith.members.communities.models import GroupMembership
from kith.rooms.kinship.actions.gathering import form
from kith.services.conversations.models import Post
from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet, spot_of
from kith.services.drafts.models import Draft
from tests.cast import build_cast, visit
from tests.pages import open_page


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def group(cast):
    return form(cast.weavers, by=cast.ada, name="Dyers", purpose="To dye.", entry="open")


def test_a_draft_stands_in_its_box_and_goes_when_it_is_sent(cast, group):
    place, page = f"group:{group.key}", f"/c/weavers/groups/{group.key}/conversations/new/"
    keep(place, Sheet("Which blue?", "Half a thought"), by=cast.ada)
    assert spot_of(place, cast.ada).href == page
    assert (spot_of(place, cast.ben), spot_of(place, cast.eve)) == (None, None)
    shown = open_page(visit(cast.ada), page).content.decode()
    assert 'value="Which blue?"' in shown
    assert ">\nHalf a thought</textarea>" in shown
    body = {"title": "Which blue?", "source": "A whole thought", "kind": "question"}
    assert visit(cast.ada).post(page, body).status_code == 303
    assert (Draft.objects.count(), Post.objects.latest("pk").source) == (0, "A whole thought")


def test_who_is_in_the_group_no_more_keeps_the_words(cast, group):
    place, page = f"group:{group.key}", f"/c/weavers/groups/{group.key}/conversations/new/"
    GroupMembership.objects.filter(group=group).delete()
    answer = visit(cast.ada).post(page, {"title": "Which blue?", "source": "Half", "kind": "question"})
    assert (answer.status_code, "among your drafts" in answer.content.decode()) == (403, True)
    assert (Draft.objects.get(person=cast.ada).place, spot_of(place, cast.ada)) == (place, None)
