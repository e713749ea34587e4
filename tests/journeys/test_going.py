"""Stepping back and leaving: in two taps from a mail, with one's data, and a say about one's words."""

import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from kith.base.kit.clock import now
from kith.desks.yours.models import Departure
from kith.members.communities.models import Membership
from kith.members.people.cookies import SESSION_COOKIE
from kith.services.conversations.actions.replying import reply
from kith.services.jobs.worker import run_waiting
from tests.cast import a_thread, build_cast
from tests.journeys.story import (
    link,
    newest,
    nowhere,
    on_a_phone_without_script,
    press,
    reads,
    title,
)

NIA = "nia@cast.example"


@pytest.fixture
def cast(site):
    return build_cast()


def state(cast, person) -> str:
    return Membership.objects.get(community=cast.weavers, person=person).state


def asked_how_she_is(cast, by: Page, mailbox) -> str:
    """Have a member ask after Nia, and return the link to step back that her mail carries."""
    by.goto(f"/c/weavers/welcome/to/{cast.nia.key}/")
    by.get_by_label("In your own words").fill("The blue loom is free on Fridays.")
    press(by, "Say hello")
    return link(newest(mailbox, NIA), "/membership/")


@pytest.mark.parametrize(
    ("button", "said", "becomes"),
    [
        ("Take a break", "Nothing will be asked of you, and nothing is lost.", "active"),
        ("Move on", "You’ve moved on from Weavers, as a friend.", "alumni"),
        ("Leave", "You’ve left Weavers. What you wrote there stays.", "left"),
    ],
)
def test_from_a_mail_in_two_taps_without_signing_in(cast, arrive, mailbox, button, said, becomes):
    way = asked_how_she_is(cast, arrive(cast.ben), mailbox)
    anybody = arrive()
    anybody.goto(way)
    title(anybody, "Stepping back from Weavers")
    assert state(cast, cast.nia) == "active", "looking changes nothing"
    press(anybody, button)
    reads(anybody, said)
    held = Membership.objects.get(community=cast.weavers, person=cast.nia)
    assert (held.state, held.paused_until is not None) == (becomes, button == "Take a break")
    assert SESSION_COOKIE not in {cookie["name"] for cookie in anybody.context.cookies()}


def test_ones_data_in_a_file_and_ones_words_as_one_likes(cast, arrive, mailbox, open_browser):
    thread = a_thread(cast, by=cast.ben, title="Which yarn?")
    reply(thread, by=cast.nia, source="Sock wool, says Nia Prosser.")
    nia, ben = arrive(cast.nia), arrive(cast.ben)
    nia.goto("/you/")
    nia.get_by_role("link", name="What is kept, who may see it, taking it with you, and going").click()
    press(nia, "Export everything")
    reads(nia, "It’s being made.")
    asked = now()
    run_waiting()
    nia.get_by_role("link", name="Look again").click()
    with nia.expect_download() as fetched:
        nia.get_by_role("link", name="Download it").click()
    with ZipFile(fetched.value.path()) as parcel:
        assert parcel.testzip() is None
        assert any("Sock wool" in parcel.read(name).decode("utf-8", "replace") for name in parcel.namelist())
        assert [json.loads(parcel.read(name)) for name in parcel.namelist() if name.endswith(".json")]
    assert now() - asked < timedelta(hours=24)

    nia.get_by_role("link", name="Leave or be erased").click()
    press(nia, "Let me go")
    expect(nia.locator(".mistakes")).to_be_visible()
    nia.get_by_label("Erase me, leave my contributions").check()
    press(nia, "Let me go")
    reads(nia, "Until then, nothing is changed.")

    anybody = arrive()
    anybody.goto(link(newest(mailbox, NIA), "/stay/"))
    press(anybody, "I’d rather stay")
    title(anybody, "You stay")
    nia.goto("/you/going/")
    nia.get_by_label("Erase me, leave my contributions").check()
    press(nia, "Let me go")
    Departure.objects.filter(cancelled_at=None).update(due_at=now())
    press(nia, "Don’t wait, do it now")
    run_waiting()
    ben.goto(f"/c/weavers/conversations/{thread.key}/?page=1")
    reads(ben, "Sock wool, says")
    assert "Nia" not in ben.inner_text("main")
    nia.goto("/you/")
    title(nia, "Sign in")


@on_a_phone_without_script
def test_where_nobody_convenes_even_the_last_may_go(cast, arrive):
    cast.weavers.duties.all().delete()
    for person in (cast.ada, cast.ben, cast.nia):
        page = arrive(person)
        page.goto("/c/weavers/membership/")
        expect(page.get_by_text("You’re the last one here.")).to_have_count(int(person == cast.nia))
        press(page, "Leave")
        reads(page, "You’ve left Weavers.")
    assert {state(cast, person) for person in (cast.ada, cast.ben, cast.nia)} == {"left"}


@on_a_phone_without_script
def test_a_link_is_good_for_what_it_was_sent_for_and_a_file_for_its_person(cast, arrive, mailbox):
    way = asked_how_she_is(cast, arrive(cast.ben), mailbox)
    anybody, nia, ben = arrive(), arrive(cast.nia), arrive(cast.ben)
    nowhere(anybody, way[:-3] + "xx/")
    anybody.goto(way)
    press(anybody, "Leave")
    anybody.goto(way)
    reads(anybody, "You’re not a member any more, so there is nothing to step back from.")
    expect(anybody.get_by_role("main").get_by_role("button")).to_have_count(0)

    nia.goto("/you/data/")
    press(nia, "Export everything")
    run_waiting()
    nia.goto("/you/data/")
    parcel = nia.get_by_role("link", name="Download it").get_attribute("href")
    nowhere(ben, parcel)
    anybody.goto(parcel)
    title(anybody, "Sign in")
