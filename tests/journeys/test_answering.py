"""Nobody goes unanswered: who might know is asked, says it is not one for them, or helps and is told so."""

import pytest
from playwright.sync_api import expect

from kith.members.communities.actions.joining import admit
from kith.members.profiles.actions.writing import write_profile
from kith.services.answering.actions.telling import tell
from kith.services.answering.models import Wondering
from kith.services.conversations.actions.replying import reply
from tests.cast import a_thread, build_cast

SEE = "See who offers something like it, and ask one of them"


@pytest.fixture
def cast(site):
    made = build_cast()
    admit(made.weavers, made.pat, by=made.ada)
    for person, offer in ((made.ada, "Heddles, and how to mend them"), (made.pat, "Heddles")):
        write_profile(person, by=person, offers=[offer])
    return made


def test_a_question_finds_who_might_know_and_hears_what_helped(cast, arrive, mailbox):
    thread = a_thread(cast, by=cast.nia, kind="question", title="Which heddles fray least?")
    ben = arrive(cast.ben)
    ben.goto(f"/c/weavers/conversations/{thread.key}/")
    ben.get_by_role("link", name=SEE).click()
    expect(ben.get_by_text("Offers “Heddles, and how to mend them”.")).to_be_visible()
    ben.get_by_role("button", name="Ask Ada Okafor").click()
    expect(ben.get_by_text("Ben asked Ada today.")).to_be_visible()
    tell(Wondering.objects.get().pk)

    (letter,) = mailbox()
    words = letter.get_body(("plain",)).get_content()
    link = next(word for word in words.split() if "/not-me/" in word)
    ada = arrive()
    ada.goto(link)
    ada.get_by_role("button", name="Not one for me").click()
    expect(ada.get_by_role("heading", level=1)).to_have_text("Thank you for saying so")

    ben.reload()
    expect(ben.get_by_text("Not one for them, this time.")).to_be_visible()
    ben.get_by_role("button", name="Ask Pat Lindqvist").click()
    pat = arrive(cast.pat)
    pat.goto("/fortnight/")
    pat.get_by_role("link", name="Have a look at “Which heddles fray least?”").click()
    pat.get_by_role("link", name="Read it and reply").click()
    pat.get_by_label("Your words").fill("Waxed ones.")
    pat.get_by_role("button", name="Post reply").click()

    nia = arrive(cast.nia)
    nia.goto(f"/c/weavers/conversations/{thread.key}/")
    nia.get_by_role("button", name="This helped me").click()
    expect(nia.get_by_text("This helped, says who asked")).to_be_visible()
    ben.goto(f"/c/weavers/conversations/{thread.key}/")
    ben.get_by_role("button", name="Thank Pat").click()
    expect(ben.get_by_role("button", name="Take the thanks back")).to_be_visible()
    pat.goto("/fortnight/")
    expect(pat.get_by_text("Nia Prosser said that what you wrote helped:")).to_be_visible()
    expect(pat.get_by_text("Ben Talbot thanks you for what you wrote:")).to_be_visible()


def test_a_gentle_word_is_closed_for_good(cast, arrive):
    thread = a_thread(cast)
    for person in (cast.nia, cast.pat, cast.nia, cast.pat, *[cast.ben] * 5):
        reply(thread, by=person, source="Yes.")
    ben, word = arrive(cast.ben), "A good part of this conversation is yours."
    ben.goto(f"/c/weavers/conversations/{thread.key}/")
    expect(ben.get_by_text(word)).to_be_visible()
    ben.get_by_role("button", name="Don’t show me this again").click()
    expect(ben.get_by_label("Your words")).to_be_visible()
    expect(ben.get_by_text(word)).to_have_count(0)
