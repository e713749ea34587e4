"""Those who look after a community may let its members ask without their name; nobody else, nor among few."""

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit
from kith.services.activity.models import Entry
from kith.services.conversations.models import Post
from kith.services.unnamed.actions.allowing import allow, end
from kith.services.unnamed.models import Allowance, Seal
from kith.services.unnamed.queries import state_of
from kith.services.unnamed.tests.asking import allowed, asked, enough, first
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def test_it_is_off_until_one_who_looks_after_it_allows_it(cast):
    enough(cast)
    assert not state_of(cast.weavers).is_on
    with pytest.raises(Refusal) as no:
        asked(cast)
    assert (no.value.code, no.value.typed["title"]) == ("not-allowed", "Is it only me?")
    allow(cast.weavers, by=cast.ada)
    assert asked(cast).title == "Is it only me?"


@pytest.mark.parametrize("who", ["ben", "eve", "sam"])
def test_nobody_else_allows_or_ends_it(cast, who):
    enough(cast)
    with pytest.raises(Refusal):
        allow(cast.weavers, by=getattr(cast, who))
    allow(cast.weavers, by=cast.pat)
    with pytest.raises(Refusal):
        end(cast.weavers, by=getattr(cast, who))
    assert state_of(cast.weavers).is_on


def test_among_fewer_than_four_it_is_refused_and_under_eight_it_warns(cast):
    with pytest.raises(Refusal):
        allow(cast.weavers, by=cast.ada)
    admit(cast.weavers, cast.pat, by=cast.ada)
    allow(cast.weavers, by=cast.ada)
    state = state_of(cast.weavers)
    assert (state.is_on, state.is_enough, state.is_few) == (True, True, True)
    page = visit(cast.ben).get("/c/weavers/conversations/new/").text
    assert "others may guess who wrote this" in page


def test_where_too_few_are_left_it_rests(cast):
    admit(cast.weavers, cast.pat, by=cast.ada)
    allow(cast.weavers, by=cast.ada)
    from kith.members.communities.models import Membership

    Membership.objects.filter(community=cast.weavers, person=cast.pat).update(state="left")
    with pytest.raises(Refusal):
        asked(cast)
    assert "Ask without my name" not in visit(cast.ben).get("/c/weavers/conversations/new/").text


def test_twice_is_once_and_both_are_recorded(cast):
    allowed(cast)
    allow(cast.weavers, by=cast.pat)
    end(cast.weavers, by=cast.pat)
    end(cast.weavers, by=cast.ada)
    assert Allowance.objects.get().ended_by == cast.pat
    verbs = Entry.objects.filter(verb__startswith="unnamed.").order_by("pk").values_list("verb", "by")
    assert list(verbs) == [("unnamed.allowed", cast.ada.pk), ("unnamed.ended", cast.pat.pk)]


def test_ending_it_changes_nothing_for_what_was_asked(cast):
    allowed(cast)
    thread = asked(cast)
    before = Post.objects.values().get(thread=thread), Seal.objects.values().get()
    end(cast.weavers, by=cast.ada)
    assert (Post.objects.values().get(thread=thread), Seal.objects.values().get()) == before
    page = visit(cast.nia).get(f"/c/weavers/conversations/{thread.key}/").text
    assert "Someone here" in page and cast.ben.name not in page
    assert first(thread).author_id != cast.ben.pk


def test_the_about_page_says_whether_since_when_and_to_members_who(cast):
    enough(cast)
    about = "/c/weavers/about/"
    assert "Asking without a name" not in visit(cast.ben).get(about).text
    assert "Whether to allow it" in visit(cast.ada).get(about).text
    visit(cast.ada).post("/c/weavers/unnamed/allowance/")
    assert "Ada Okafor allowed it on" in visit(cast.ben).get(about).text
    assert "Members can ask without their name, since" in visit(None).get(about).text
    assert "Ada Okafor allowed" not in visit(None).get(about).text
    assert visit(cast.ben).post("/c/weavers/unnamed/allowance/", {"end": "yes"}).status_code == 403
    visit(cast.pat).post("/c/weavers/unnamed/allowance/", {"end": "yes"})
    assert "Pat Lindqvist ended asking without one on" in visit(cast.ben).get(about).text
