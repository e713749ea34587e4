"""A tie, a group that would be a community, recognition: asked, mailed, answered with yes and with no."""

import pytest
from playwright.sync_api import Page, expect

from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Community
from kith.rooms.kinship.actions.gathering import form, join
from kith.rooms.kinship.actions.relating import agree
from kith.rooms.kinship.actions.relating import propose as propose_tie
from tests.cast import build_cast
from tests.journeys.story import follow, link, newest, on_a_phone_without_script, press, reads, title

pytestmark = on_a_phone_without_script

ADA, EVE, NIA, RAJ = (f"{name}@cast.example" for name in ("ada", "eve", "nia", "raj"))
A_TIE = "Say yes to Weavers, or let it go"


@pytest.fixture
def cast(site):
    return build_cast()


def asked(page: Page, words: str) -> None:
    """Find what is asked in the fortnight and on no page that says nothing waits, and follow it."""
    page.goto("/fortnight/")
    expect(page.get_by_text("Nobody’s waiting for you")).to_have_count(0)
    expect(page.get_by_role("heading", name="Asked of you")).to_be_visible()
    follow(page, words)


def is_asked_nothing(page: Page) -> None:
    page.goto("/fortnight/")
    expect(page.get_by_role("heading", name="Asked of you")).to_have_count(0)


def propose(page: Page, sentence: str) -> None:
    page.goto("/c/weavers/related/")
    follow(page, "Name another community")
    page.get_by_label("Which community?").fill("Potters")
    page.get_by_label("We work on the same thing, from another side").check()
    page.get_by_label("And a sentence").fill(sentence)
    press(page, "Propose it")
    reads(page, "Proposed. Potters can say yes, or let it go.")


def test_a_tie_is_let_go_and_proposed_again_and_stands_on_both_pages(cast, arrive, mailbox):
    ben, eve, ada, stranger = arrive(cast.ben), arrive(cast.eve), arrive(cast.ada), arrive()
    is_asked_nothing(eve)
    propose(ben, "Pots need cloths.")
    mail = newest(mailbox, EVE)
    assert "Weavers" in mail and "Pots need cloths." not in mail
    eve.goto("/c/potters/")
    reads(eve, "Weavers proposed today to say what you are to each other.")
    eve.goto(link(mail, "/c/potters/related/"))
    reads(eve, "Pots need cloths.")
    asked(eve, A_TIE)
    reads(eve, "Pots need cloths.")
    press(eve, "Let it go: Weavers")
    reads(eve, "Done. It’s on neither page any more.")
    is_asked_nothing(eve)
    for page in (ben, ada):
        is_asked_nothing(page)

    propose(ben, "Cloths need pots.")
    asked(eve, A_TIE)
    press(eve, "Yes, say so: Weavers")
    reads(eve, "Both say so now, on both pages.")
    is_asked_nothing(eve)
    for slug, other in (("weavers", "Potters"), ("potters", "Weavers")):
        stranger.goto(f"/c/{slug}/related/")
        reads(stranger, f"We work on the same thing as {other}, from another side.")


def would_become_one(cast, ben: Page):
    group = form(cast.weavers, by=cast.ben, name="Night shift", purpose="Weaving after ten.")
    join(group, by=cast.nia)
    ben.goto(f"/c/weavers/groups/{group.key}/community/")
    ben.get_by_label("What will it be called?").fill("Moths")
    ben.get_by_label("What do you all care about?").fill("Cloth made in the dark.")
    press(ben, "Propose it")
    return group


def test_a_group_hears_by_mail_that_it_would_be_a_community_and_each_says_not_yet_or_yes(
    cast, arrive, mailbox
):
    ben, nia, ada = arrive(cast.ben), arrive(cast.nia), arrive(cast.ada)
    is_asked_nothing(nia)
    group = would_become_one(cast, ben)
    mail = newest(mailbox, NIA)
    assert "Night shift" in mail and "Moths" not in mail
    nia.goto(link(mail, f"/c/weavers/groups/{group.key}/community/"))
    title(nia, "A community of our own?")
    nia.goto("/c/weavers/")
    reads(nia, "Ben Talbot proposed today that it becomes a community of its own")
    asked(nia, "Say whether you’re in: Night shift")
    press(nia, "Not yet, please")
    for page in (nia, ben, ada):
        is_asked_nothing(page)
    assert not Community.objects.filter(name="Moths").exists()

    nia.goto(f"/c/weavers/groups/{group.key}/community/")
    press(nia, "I’m in")
    press(nia, "Begin")
    reads(nia, "Moths has begun.")
    nia.goto(f"/c/{Community.objects.get(name='Moths').slug}/about/")
    reads(nia, "We began as a smaller group of Weavers")


def test_who_asks_to_be_recognised_reaches_those_who_may_know_them_and_hears_yes_or_nothing(
    cast, arrive, mailbox
):
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    tie = {"kind": "same_thing", "sentence": "Cloth and clay."}
    agree(propose_tie(cast.weavers, cast.potters, by=cast.ada, **tie), by=cast.eve)
    ada, eve, raj, stranger = arrive(cast.ada), arrive(cast.eve), arrive(cast.raj), arrive()
    words = "Say whether you know the work of Potters"
    eve.goto("/c/potters/recognition/")
    eve.get_by_label("What do you do together?").fill("We fire on Fridays.")
    press(eve, "Ask")
    for address in (ADA, RAJ):
        mail = newest(mailbox, address)
        assert link(mail, "/c/potters/recognition/") and "Fridays" not in mail
    ada.goto("/c/weavers/")
    reads(ada, "Weavers has to do with them, and you answer for it.")

    asked(ada, words)
    press(ada, "I’d rather not say")
    reads(ada, "That’s fine. You won’t be asked again.")
    is_asked_nothing(ada)
    stranger.goto("/c/potters/recognition/")
    reads(stranger, "Nobody has vouched yet.")

    asked(raj, words)
    reads(raj, "You speak for the network’s support.")
    raj.get_by_label("What you’ve seen of it, if you like").fill("Warm kilns.")
    press(raj, "Vouch for them")
    is_asked_nothing(raj)
    stranger.reload()
    reads(stranger, "Recognised since")


def test_who_asked_takes_it_back_and_nobody_is_asked_any_more(cast, arrive):
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    eve, raj = arrive(cast.eve), arrive(cast.raj)
    eve.goto("/c/potters/recognition/")
    eve.get_by_label("What do you do together?").fill("We fire on Fridays.")
    press(eve, "Ask")
    asked(raj, "Say whether you know the work of Potters")
    eve.goto("/c/potters/recognition/")
    press(eve, "Take it back")
    is_asked_nothing(raj)
