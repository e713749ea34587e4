"""From coming in to being answered: a whole conversation, with JavaScript and without."""

import pytest
from playwright.sync_api import expect

from kith.services.activity.projections import catch_up
from kith.services.conversations.models import Post, Thread
from tests.cast import a_thread, build_cast


@pytest.fixture
def cast(site):
    return build_cast()


PHONE = {"viewport": {"width": 390, "height": 844}}


def test_a_question_is_asked_found_and_answered_on_phones(cast, browse):
    nia, ben = browse(cast.nia, **PHONE), browse(cast.ben, **PHONE)
    nia.goto("/c/weavers/conversations/")
    nia.get_by_role("link", name="Start a conversation").click()
    nia.get_by_label("In one line").fill("Which yarn survives a toddler?")
    nia.get_by_label("Your words").fill("Asking for *three* of them.")
    nia.get_by_label("Workshop").check()
    nia.get_by_role("button", name="Post it").click()
    expect(nia.get_by_role("heading", level=1)).to_have_text("Which yarn survives a toddler?")
    catch_up()

    ben.goto("/search/")
    ben.get_by_label("What are you looking for?").fill("toddlers")
    ben.get_by_role("main").get_by_role("button", name="Search").click()
    ben.get_by_role("link", name="Which yarn survives a toddler?").click()
    ben.get_by_label("Your words").fill("Sock wool. It survives *me*.")
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.locator("ol.posts > li")).to_have_count(2)

    nia.reload()
    expect(nia.get_by_text("New since you looked")).to_be_visible()
    expect(nia.locator("em").last).to_have_text("me")
    nia.get_by_role("button", name="I’ve got what I needed").click()
    expect(nia.get_by_text("Answered, says who asked")).to_be_visible()


def test_words_survive_a_lost_session(cast, browse):
    thread = a_thread(cast)
    ben = browse(cast.ben)
    ben.goto(f"/c/weavers/conversations/{thread.key}/")
    ben.get_by_label("Your words").fill("These took me ten minutes.")
    cast.ben.sessions.all().delete()
    ben.get_by_role("button", name="Post reply").click()
    expect(ben.get_by_text("These took me ten minutes.")).to_be_visible()
    assert Post.objects.count() == 1


def test_a_button_pressed_twice_posts_once(cast, browse):
    thread = a_thread(cast)
    ben = browse(cast.ben)
    ben.goto(f"/c/weavers/conversations/{thread.key}/")
    ben.get_by_label("Your words").fill("Once only.")
    ben.get_by_role("button", name="Post reply").dblclick()
    expect(ben.get_by_role("article").filter(has_text="Once only.")).to_have_count(1)
    assert Post.objects.filter(thread=thread).count() == 2


def test_an_outsider_joins_and_then_answers(cast, browse):
    thread = a_thread(cast, board=cast.open_board)
    eve = browse(cast.eve)
    eve.goto(f"/c/weavers/conversations/{thread.key}/")
    eve.get_by_role("link", name="How to join").click()
    eve.get_by_role("button", name="Join").first.click()
    eve.goto(f"/c/weavers/conversations/{thread.key}/")
    eve.get_by_label("Your words").fill("Now I may.")
    eve.get_by_role("button", name="Post reply").click()
    expect(eve.locator("ol.posts > li")).to_have_count(2)


def test_a_community_with_no_facilitator_carries_a_conversation(cast, browse):
    cast.weavers.duties.all().delete()
    ben = browse(cast.ben)
    ben.goto("/c/weavers/conversations/new/")
    ben.get_by_label("In one line").fill("Who has the key?")
    ben.get_by_label("Your words").fill("To the loom room.")
    ben.get_by_label("Workshop").check()
    ben.get_by_role("button", name="Post it").click()
    expect(ben.get_by_role("heading", level=1)).to_have_text("Who has the key?")
    assert Thread.objects.get().started_by == cast.ben


def test_everything_on_a_thread_is_reached_by_keyboard(cast, browse):
    thread = a_thread(cast)
    ben = browse(cast.ben)
    ben.goto(f"/c/weavers/conversations/{thread.key}/")
    ben.keyboard.press("Tab")
    expect(ben.get_by_role("link", name="Skip to the words")).to_be_focused()
    for _ in range(60):
        ben.keyboard.press("Tab")
        if ben.evaluate("document.activeElement.name") == "source":
            break
    ben.keyboard.type("By keyboard alone.")
    ben.keyboard.press("Tab")
    ben.keyboard.press("Enter")
    expect(ben.get_by_text("By keyboard alone.")).to_be_visible()
