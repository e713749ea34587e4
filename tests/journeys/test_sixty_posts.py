"""Sixty posts in one conversation: one browser's line breaks again and again, another has no scripts, both
hold each post once, in its order. Against a Kith that really runs.

Eight are written on the page (three of Ben's, five of Nia's), the others by Ada and Pat through actions.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from kith.members.communities.actions.joining import admit
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.profiles.actions.writing import write_profile
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post
from tests.cast import Cast, a_thread, build_cast, visit
from tests.running import running

POSTS = 60
SOON_MS = 15_000
HALF = "Half a thought, not sent yet"


@pytest.fixture(scope="module")
def served(browser, django_db_setup, django_db_blocker) -> Iterator[str]:
    with django_db_blocker.unblock(), running() as kith:
        yield kith.url


@pytest.fixture
def cast(site) -> Cast:
    cast = build_cast()
    admit(cast.weavers, cast.pat, by=cast.ada)
    return cast


@pytest.fixture
def open_both(browser, site, cast):
    """Open a browser for Ben, with scripts, and one for Nia, without."""
    contexts = []

    def one(person, scripts: bool) -> Page:
        context = browser.new_context(base_url=site, java_script_enabled=scripts)
        context.set_default_timeout(SOON_MS)
        token = visit(person).cookies[SESSION_COOKIE].value
        context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": site}])
        contexts.append(context)
        return context.new_page()

    yield one
    for context in contexts:
        context.close()


def keys(thread, first: int = 1) -> list[str]:
    posts = Post.objects.filter(thread=thread, position__gte=first).order_by("position")
    return [f"p-{key}" for key in posts.values_list("key", flat=True)]


def shown(page: Page) -> list[str]:
    return page.locator("ol.posts > li[id]").evaluate_all("all => all.map((one) => one.id)")


def write(page: Page, words: str) -> None:
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_text(words, exact=True)).to_be_visible()


def catch_up(ben: Page, thread) -> None:
    """Show what is new, as often as something is."""
    last = keys(thread)[-1]
    for _attempt in range(10):
        if last in shown(ben):
            return
        ben.get_by_role("link", name="Show the new replies").click()
        ben.wait_for_timeout(600)
    assert last in shown(ben)


def test_sixty_posts_are_held_by_a_flaky_browser_and_by_one_without_scripts(cast, open_both, site):
    thread = a_thread(cast)
    address = f"/c/weavers/conversations/{thread.key}/"
    ben, nia = open_both(cast.ben, True), open_both(cast.nia, False)
    ben.goto(address)
    for number in range(2):
        write(ben, f"Ben writes {number}")
    status = ben.locator("live-replies [role=status]")
    expect(status).to_have_text("You’ll hear of new replies here.")
    ben.get_by_label("Your words").fill(HALF)
    ben.get_by_label("Your words").focus()
    writers = (cast.ada, cast.pat)
    for number in range(4, POSTS):
        if number % 11 == 5:
            ben.context.set_offline(True)
            expect(status).to_contain_text("You’re offline.")
        if number % 11 == 0:
            nia.goto(address)
            nia.goto(f"{address}?page={(number - 2) // 20 + 1}")
            write(nia, f"Nia writes {number}")
        else:
            reply(thread, by=writers[number % 2], source=f"Post {number}")
        if number % 11 == 8:
            ben.context.set_offline(False)
            expect(status).to_have_text("There are new replies.")
            # Nothing moved by itself, and the focus is where it was.
            assert ben.evaluate("document.activeElement.tagName") == "TEXTAREA"
            catch_up(ben, thread)
            assert shown(ben) == keys(thread)
            ben.get_by_label("Your words").focus()
    catch_up(ben, thread)
    assert shown(ben) == keys(thread)
    expect(ben.get_by_label("Your words")).to_have_value(HALF)
    write(ben, "Ben has the last word")
    held = []
    for page in (1, 2, 3):
        nia.goto(f"{address}?page={page}")
        held += shown(nia)
    assert (len(held), held) == (POSTS, keys(thread))
    nia.get_by_role("link", name="Look for new replies").click()
    expect(nia.get_by_text("Ben has the last word")).to_be_visible()


PRESS_AGAIN = """list => new MutationObserver(
    () => setTimeout(() => document.querySelector("live-replies a").click(), 50)
).observe(list, { childList: true })"""


def test_whoever_presses_twice_stays_where_they_are(cast, open_both, site):
    thread = a_thread(cast)
    ben = open_both(cast.ben, True)
    ben.goto(f"/c/weavers/conversations/{thread.key}/")
    expect(ben.locator("live-replies [role=status]")).to_contain_text("You’ll hear of new replies")
    post = reply(thread, by=cast.ada, source="One more.")
    ben.locator("ol.posts").evaluate(PRESS_AGAIN)
    ben.evaluate("window.here = true")
    ben.get_by_role("link", name="Show the new replies").click()
    expect(ben.locator(f"#p-{post.key}")).to_be_attached()
    ben.wait_for_timeout(1_000)
    assert ben.evaluate("window.here") is True


def test_two_pages_of_one_browser_share_a_stream_and_it_outlives_the_page_that_had_it(cast, open_both, site):
    thread = a_thread(cast)
    address = f"/c/weavers/conversations/{thread.key}/"
    first = open_both(cast.ben, True)
    streams: list[str] = []
    first.context.on("request", lambda asked: streams.append(asked.url) if "/live/" in asked.url else None)
    first.goto(address)
    second = first.context.new_page()
    second.goto(address)
    for page in (first, second):
        expect(page.locator("live-replies [role=status]")).to_contain_text("You’ll hear of new replies")
    reply(thread, by=cast.ada, source="To both.")
    for page in (first, second):
        expect(page.locator("live-replies [role=status]")).to_have_text("There are new replies.")
    asked = [url for url in streams if re.search(r"\?at=", url)]
    assert {url.count("at=") for url in asked} == {1}
    second.get_by_role("link", name="Show the new replies").click()
    expect(second.locator("live-replies [role=status]")).to_have_text("The new replies are above.")
    first.close()
    reply(thread, by=cast.nia, source="To the one that is left.")
    expect(second.locator("live-replies [role=status]")).to_have_text("There are new replies.", timeout=9_000)
    second.get_by_role("link", name="Show the new replies").click()
    expect(second.get_by_text("To the one that is left.")).to_be_visible()
    assert shown(second) == keys(thread)


def test_somebody_lets_themselves_be_seen_and_somebody_who_may_read_no_more_is_told(cast, open_both, site):
    thread = a_thread(cast)
    address = f"/c/weavers/conversations/{thread.key}/"
    write_profile(cast.ben, by=cast.ben, levels={"presence": "shared"})
    ben, nia = open_both(cast.ben, True), open_both(cast.nia, True)
    nia.goto(address)
    ben.goto(address)
    expect(ben.locator("live-replies [role=status]")).not_to_be_empty()
    expect(nia.get_by_role("button", name="Let others see that you’re here")).to_be_hidden()
    expect(nia.get_by_text("Also here:")).to_be_hidden()
    ben.get_by_role("button", name="Let others see that you’re here").click()
    expect(nia.get_by_text("Also here: Ben Talbot")).to_be_visible()
    ben.get_by_role("button", name="Let others see that you’re here").click()
    expect(nia.get_by_text("Also here:")).to_be_hidden()
    cast.nia.sessions.all().delete()
    expect(nia.get_by_text("You can’t follow this conversation here any more.")).to_be_visible()
