"""Who else might know: whose offers fit the words of a question, or who helped with such before; and why."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.moving import move
from kith.members.communities.actions.pausing import pause
from kith.members.people.actions.mailing import stop
from kith.members.people.mailing import named
from kith.members.profiles.actions.writing import write_profile
from kith.services.answering.knowing import who_might_know
from kith.services.answering.mailed import WONDERINGS
from kith.services.answering.matching import fit, telling, weighed
from kith.services.conversations.actions.helping import mark_helpful
from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.replying import reply
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


def a_question(cast: Cast, **fields):
    fields = {"title": "How do you keep heddles from fraying?", "by": cast.nia, "kind": "question"} | fields
    return a_thread(cast, **fields)


def offers(person, *lines: str, level: str = "network") -> None:
    write_profile(person, by=person, offers=list(lines), levels={"offers": level})


def names(thread, viewer) -> list[str]:
    return [one.face.first_name for one in who_might_know(thread, viewer)]


@pytest.mark.parametrize(
    ("offer", "fits"),
    [
        ("Heddles", True),
        ("Mending a frayed heddle", True),
        ("Time, people and work", False),
        ("Linen and looms", True),
        ("Linen", False),
        ("", False),
    ],
)
def test_a_word_of_the_title_is_enough_or_two_below_it_and_everyday_words_are_none(offer: str, fits: bool):
    question = weighed("How do people keep heddles for a long time?", "I work with linen on two looms.")
    assert bool(fit(question, telling(offer))) is fits


def test_a_longer_word_and_a_shorter_one_find_each_other():
    assert fit(weighed("Physiotherapy at home?"), telling("Physio"))
    assert fit(weighed("Physio at home?"), telling("Physiotherapy"))


def test_who_offers_it_is_named_with_their_words_and_nobody_else():
    cast = build_cast()
    offers(cast.ben, "Dyeing with madder", "Heddles that last")
    offers(cast.ada, "Cheese")
    found = who_might_know(a_question(cast), cast.nia)
    assert [(one.face.first_name, one.offers, one.helped) for one in found] == [
        ("Ben", "Heddles that last", None)
    ]


def test_who_helped_with_such_a_question_is_named_with_it_and_comes_first_with_an_offer():
    cast = build_cast()
    before = a_thread(cast, kind="question", title="Fraying heddles")
    mark_helpful(reply(before, by=cast.ben, source="Wax them."), by=cast.ada)
    admit(cast.weavers, cast.pat, by=cast.ada)
    offers(cast.pat, "Heddles")
    thread = a_question(cast)
    assert names(thread, cast.nia) == ["Ben", "Pat"]
    offers(cast.pat, "Heddles, and what to do when they are fraying")
    assert names(thread, cast.nia) == ["Ben", "Pat"]
    (ben, pat) = who_might_know(thread, cast.nia)
    assert (ben.helped.title, ben.offers, pat.helped) == ("Fraying heddles", "", None)


def test_help_that_its_reader_cannot_read_or_that_is_out_of_sight_is_no_reason():
    cast = build_cast()
    before = a_thread(cast, kind="question", title="Fraying heddles")
    post = reply(before, by=cast.ben, source="Wax them.")
    mark_helpful(post, by=cast.ada)
    thread = a_question(cast)
    assert names(thread, cast.nia) == ["Ben"]
    hide(post.pk)
    assert names(thread, cast.nia) == []


def test_an_offer_is_seen_by_whom_it_is_for():
    cast = build_cast()
    thread = a_question(cast, board=cast.open_board)
    offers(cast.ben, "Heddles", level="shared")
    assert (names(thread, cast.nia), names(thread, cast.eve)) == (["Ben"], [])


def test_who_is_away_or_resting_or_gone_or_would_rather_not_is_left_alone():
    cast = build_cast()
    thread = a_question(cast)
    offers(cast.ben, "Heddles")
    assert names(thread, cast.nia) == ["Ben"]
    write_profile(cast.ben, by=cast.ben, contact="later")
    assert names(thread, cast.nia) == []
    write_profile(cast.ben, by=cast.ben, contact="here")
    pause(cast.weavers, by=cast.ben, until=now() + timedelta(days=30))
    assert names(thread, cast.nia) == []
    admit(cast.weavers, cast.pat, by=cast.ada)
    offers(cast.pat, "Heddles")
    assert names(thread, cast.nia) == ["Pat"]
    stop(named(WONDERINGS), by=cast.pat)
    assert names(thread, cast.nia) == []
    offers(cast.ada, "Heddles")
    assert names(thread, cast.nia) == ["Ada"]
    move(cast.weavers, cast.ada, "lapsed", by=cast.ada)
    assert names(thread, cast.nia) == []


def test_who_asks_who_looks_who_wrote_in_it_and_who_is_elsewhere_are_left_out():
    cast = build_cast()
    thread = a_question(cast, board=cast.open_board)
    for person in (cast.nia, cast.ada, cast.ben, cast.eve):
        offers(person, "Heddles")
    assert (names(thread, cast.nia), names(thread, cast.ben)) == (["Ada", "Ben"], ["Ada"])
    reply(thread, by=cast.ada, source="Mine fray, too.")
    assert names(thread, cast.nia) == ["Ben"]
    leave(cast.weavers, by=cast.ben)
    assert names(thread, cast.nia) == []


def test_at_most_three_are_named():
    cast = build_cast()
    thread = a_question(cast)
    for person in (cast.ada, cast.ben, cast.pat, cast.raj):
        admit(cast.weavers, person, by=cast.ada)
        offers(person, "Heddles")
    assert names(thread, cast.nia) == ["Ada", "Ben", "Pat"]


def test_the_page_gives_reasons_in_words_to_members_alone():
    cast = build_cast()
    thread = a_question(cast, board=cast.open_board)
    offers(cast.ben, "Heddles that last")
    page = f"/c/weavers/conversations/{thread.key}/who-might-know/"
    html = open_page(visit(cast.nia), page).content.decode()
    assert "Offers “Heddles that last”." in html and "Ask Ben" in html
    assert [visit(who).get(page).status_code for who in (cast.eve, None)] == [403, 302]
    talk = a_thread(cast, kind="discussion")
    assert visit(cast.nia).get(page.replace(thread.key, talk.key)).status_code == 404
    beside = open_page(visit(cast.nia), page.replace("who-might-know/", "")).content.decode()
    outside = open_page(visit(cast.eve), page.replace("who-might-know/", "")).content.decode()
    assert (page in beside, page in outside) == (True, False)


def test_the_page_takes_as_many_statements_for_many_who_offer_it():
    cast = build_cast()
    thread = a_question(cast)
    people = iter((cast.ben, cast.ada))

    def add(count: int) -> None:
        offers(next(people), *(f"Heddles {number}" for number in range(min(count, 12))))

    assert_same_statements(visit(cast.nia), f"/c/weavers/conversations/{thread.key}/who-might-know/", add)
