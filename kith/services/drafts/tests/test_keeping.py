"""Keeping what was typed: for whom, of what, how much, for how long."""

from datetime import timedelta

import pytest
from django.db.models.signals import post_save

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.people.departing import Choice, Going
from kith.services.conversations.actions.replying import reply
from kith.services.drafts import merging
from kith.services.drafts.actions import keeping
from kith.services.drafts.actions.clearing import clear_away
from kith.services.drafts.actions.erasing import erase
from kith.services.drafts.actions.keeping import keep, let_go, remove
from kith.services.drafts.boxes import Sheet
from kith.services.drafts.models import Draft
from kith.services.drafts.models.draft import MAX_TEXT
from kith.services.drafts.queries import draft_named, draft_of, drafts_of
from tests.cast import a_thread

PLACE = "reply:0000000000000"


def kept() -> list[tuple[str, str, str]]:
    """Return (whose, title, text) of all drafts."""
    rows = Draft.objects.order_by("pk").values_list("person__name", "title", "text")
    return list(rows)


def test_what_is_kept_last_stands_instead_of_what_was_kept_before(cast):
    keep(PLACE, Sheet(text="Half"), by=cast.ben)
    keep(PLACE, Sheet("Title", "Half a\r\nthought\x00"), by=cast.ben)
    assert kept() == [("Ben Talbot", "Title", "Half a\nthought")]


@pytest.mark.parametrize("sheet", [Sheet(), Sheet(" ", "\n ")])
def test_an_emptied_box_keeps_nothing(cast, sheet):
    keep(PLACE, Sheet(text="Half"), by=cast.ben)
    assert keep(PLACE, sheet, by=cast.ben) is None
    assert kept() == []


def test_a_box_nobody_knows_is_refused(cast):
    for place in ("", "reply", "reply:", "nowhere:abc", "reply:a b", "reply:" + "a" * 61):
        with pytest.raises(Refusal) as no:
            keep(place, Sheet(text="Half"), by=cast.ben)
        assert (no.value.code, no.value.typed["source"]) == ("bad-request", "Half")
    assert keep("reply:" + "a" * 60, Sheet(text="Half"), by=cast.ben)


def test_more_than_a_draft_holds_comes_back(cast):
    assert keep(PLACE, Sheet(text="a" * MAX_TEXT), by=cast.ben)
    with pytest.raises(Refusal) as no:
        keep(PLACE, Sheet(text="b" * (MAX_TEXT + 1)), by=cast.ben)
    assert no.value.typed["source"] == "b" * (MAX_TEXT + 1)
    assert kept() == [("Ben Talbot", "", "a" * MAX_TEXT)]


def test_drafts_are_so_many_at_most_and_each_can_still_be_changed(cast, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_DRAFTS", 2)
    keep("reply:a", Sheet(text="One"), by=cast.ben)
    keep("reply:b", Sheet(text="Two"), by=cast.ben)
    with pytest.raises(Refusal) as no:
        keep("reply:c", Sheet(text="Three"), by=cast.ben)
    assert (no.value.status, no.value.typed["source"]) == (409, "Three")
    keep("reply:b", Sheet(text="Two again"), by=cast.ben)
    keep("reply:c", Sheet(text="Somebody else’s"), by=cast.nia)
    assert [text for _who, _title, text in kept()] == ["One", "Two again", "Somebody else’s"]


def test_words_that_were_sent_are_not_kept_again(cast):
    thread = a_thread(cast, once="form")
    place = f"new:{cast.weavers.slug}"
    keep(place, Sheet(text="Late", once="form"), by=cast.ben)
    assert kept() == [("Ben Talbot", "", "Late")]
    keep(place, Sheet(text="Late", once="form"), by=cast.ada)
    change = f"change:{thread.posts.get().key}"
    keep(change, Sheet(text="I always begin with the warp.\n"), by=cast.ada)
    assert kept() == [("Ben Talbot", "", "Late")]
    keep(change, Sheet(text="I never do."), by=cast.ada)
    assert kept()[1:] == [("Ada Okafor", "", "I never do.")]


def test_what_is_sent_while_it_is_being_kept_is_let_go(cast):
    thread = a_thread(cast)
    sheet, place = Sheet(text="At once", once="form"), f"reply:{thread.key}"

    def send(**given):
        reply(thread, by=cast.ben, source=sheet.text, once=sheet.once)

    post_save.connect(send, sender=Draft)
    try:
        assert keep(place, sheet, by=cast.ben) is None
    finally:
        post_save.disconnect(send, sender=Draft)
    assert kept() == []
    assert keep(place, Sheet(text="Later", once="another"), by=cast.ben)
    assert kept() == [("Ben Talbot", "", "Later")]


def test_a_draft_is_its_writers_alone(cast):
    draft = keep(PLACE, Sheet(text="Mine"), by=cast.ben)
    for other in (cast.ada, cast.sam):
        assert draft_of(PLACE, other) is draft_named(draft.key, other) is None
        assert drafts_of(other) == []
        let_go(PLACE, by=other)
        with pytest.raises(Refusal):
            remove(draft, by=other)
    assert (draft_of(PLACE, cast.ben), draft_named(draft.key, cast.ben)) == (draft, draft)
    assert [line.text for line in drafts_of(cast.ben)] == ["Mine"]
    remove(draft, by=cast.ben)
    assert kept() == []


def test_a_draft_goes_after_thirty_days(cast):
    for days, text in ((30, "Old"), (29, "Younger")):
        keep(f"reply:{days}", Sheet(text=text), by=cast.ben)
        Draft.objects.filter(text=text).update(kept_at=now() - timedelta(days=days))
    clear_away()
    assert kept() == [("Ben Talbot", "", "Younger")]


@pytest.mark.parametrize("choice", Choice.values)
def test_drafts_go_with_their_writer(cast, choice):
    keep(PLACE, Sheet(text="Ben’s"), by=cast.ben)
    keep(PLACE, Sheet(text="I wonder what Ben Talbot thinks."), by=cast.nia)
    while erase(Going((cast.ben.pk,), choice, ("Ben Talbot",))):
        pass
    name = "Ben Talbot" if choice == Choice.LEAVE else "A former member"
    assert kept() == [("Nia Prosser", "", f"I wonder what {name} thinks.")]


def test_of_two_people_who_are_one_no_draft_is_lost(cast):
    keep("reply:a", Sheet(text="Here"), by=cast.ben)
    keep("reply:b", Sheet("Title", "From the other address"), by=cast.ben)
    keep("reply:b", Sheet(text="From this one"), by=cast.nia)
    for _ in range(2):
        merging.merge(cast.ben.pk, cast.nia.pk)
    assert sorted(kept()) == [
        ("Nia Prosser", "", "Here"),
        ("Nia Prosser", "Title", "From this one\n\nFrom the other address"),
    ]
