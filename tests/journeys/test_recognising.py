"""A loose group becomes a community when it says yes, keeps its history, and is recognised by others."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from kith.base.kit.clock import now
from kith.members.communities.models import Community
from kith.rooms.kinship.actions.gathering import form, join, start_conversation
from kith.rooms.kinship.models import Emergence
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post
from tests.cast import build_cast
from tests.journeys.story import barred, follow, nowhere, on_a_phone_without_script, press, reads, title


@pytest.fixture
def cast(site):
    """The cast, and a group of Ben's and Nia's among the Weavers, with a conversation of theirs."""
    made = build_cast()
    group = form(made.weavers, by=made.ben, name="Night shift", purpose="Weaving after ten.")
    join(group, by=made.nia)
    thread = start_conversation(group, by=made.nia, title="Lamps?", source="Too bright by far.")
    reply(thread, by=made.ben, source="Mine has a paper hat.")
    made.group, made.talk = group, thread
    return made


def propose(cast, page: Page) -> None:
    page.goto("/c/weavers/groups/")
    follow(page, "Night shift")
    follow(page, "Become a community of our own")
    reads(page, "The people in Night shift can read this now.")
    expect(page.get_by_label("What will it be called?")).to_have_value("Night shift")
    page.get_by_label("What do you all care about?").fill("Cloth made in the dark.")
    press(page, "Propose it")
    reads(page, "Proposed. Everyone in the group can say whether they’re in.")


def say(cast, page: Page, words: str) -> None:
    page.goto(f"/c/weavers/groups/{cast.group.key}/")
    follow(page, "Read it and say whether you’re in")
    press(page, words)


def test_the_group_says_yes_nothing_is_lost_and_others_vouch(cast, arrive):
    ben, nia, ada, eve = (arrive(person) for person in (cast.ben, cast.nia, cast.ada, cast.eve))
    before = list(Post.objects.order_by("pk").values_list("key", "source", "author"))
    propose(cast, ben)
    expect(ben.get_by_role("button", name="Begin")).to_have_count(0)
    say(cast, nia, "I’m in")
    ben.reload()
    press(ben, "Begin")
    reads(ben, "Night shift has begun.")
    community = Community.objects.get(name="Night shift")
    here = f"/c/{community.slug}/"

    ben.goto(f"/c/weavers/conversations/{cast.talk.key}/?page=1")
    title(ben, "Lamps?")
    assert f"{here}conversations/{cast.talk.key}/" in ben.url, "its old address leads there"
    reads(ben, "Too bright by far.")
    reads(ben, "Mine has a paper hat.")
    ben.locator("details.boundary > summary").click()
    reads(ben, "It came along into Night shift on")
    assert list(Post.objects.order_by("pk").values_list("key", "source", "author")) == before

    ada.goto(f"{here}about/")
    reads(ada, "We began as a smaller group of Weavers")
    ada.goto("/c/weavers/about/")
    reads(ada, "grew out of us.")
    nowhere(ada, f"{here}conversations/{cast.talk.key}/")

    nia.goto(f"{here}recognition/")
    nia.get_by_label("What do you do together?").fill("We mend by lamplight.")
    press(nia, "Ask")
    for page, community_name in ((ada, "Weavers"), (eve, "Potters")):
        page.goto(f"{here}recognition/")
        reads(page, f"You speak as a member of {community_name}.")
        page.get_by_label("What you’ve seen of it, if you like").fill("They mended our banner.")
        press(page, "Vouch for them")
    reads(eve, "Recognised since")


@on_a_phone_without_script
def test_where_nobody_convenes_the_group_decides_all_the_same(cast, arrive):
    cast.weavers.duties.all().delete()
    join(cast.group, by=cast.ada)
    ben, nia, ada = arrive(cast.ben), arrive(cast.nia), arrive(cast.ada)
    propose(cast, ben)
    say(cast, nia, "I’m in")
    expect(nia.get_by_role("button", name="Begin")).to_have_count(0)
    Emergence.objects.update(proposed_at=now() - timedelta(days=8))
    nia.reload()
    press(nia, "Begin")
    reads(nia, "Night shift has begun.")

    ada.goto(f"/c/weavers/groups/{cast.group.key}/")
    reads(ada, "Since ")
    press(ada, "Come along")
    reads(ada, "You’re in. What the group said before is yours to read again.")
    ada.goto(f"/c/weavers/conversations/{cast.talk.key}/?page=1")
    reads(ada, "Mine has a paper hat.")


@on_a_phone_without_script
def test_not_yet_holds_it_and_it_is_for_nobody_else_to_say(cast, arrive):
    ben, nia, ada, eve = (arrive(person) for person in (cast.ben, cast.nia, cast.ada, cast.eve))
    propose(cast, ben)
    say(cast, nia, "Not yet, please")
    Emergence.objects.update(proposed_at=now() - timedelta(days=8))
    for page in (ben, nia):
        page.goto(f"/c/weavers/groups/{cast.group.key}/community/")
        reads(page, "Someone asks to wait.")
        expect(page.get_by_role("button", name="Begin")).to_have_count(0)
    barred(ada, f"/c/weavers/groups/{cast.group.key}/community/")
    nowhere(ada, f"/c/weavers/conversations/{cast.talk.key}/")
    barred(eve, f"/c/weavers/groups/{cast.group.key}/community/")
    ben.goto(f"/c/weavers/groups/{cast.group.key}/community/")
    press(ben, "Let it go")
    reads(ben, "Let go. The group goes on as it was.")
    assert not Community.objects.filter(name="Night shift").exists()
