from datetime import timedelta

import pytest
from django.core import mail

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.pausing import come_back, pause
from kith.members.communities.actions.serving import put_down
from kith.members.people.actions.nudging import note_asked
from kith.members.people.models import Person, Session
from kith.members.people.tests.nudging import a_fortnight_later
from kith.rooms.welcome.access import asks_after, check_ins_visible_to, people_who_may_read_check_in
from kith.rooms.welcome.actions.asking import answer, check_in, let_rest
from kith.rooms.welcome.actions.posting import post_check_in
from kith.rooms.welcome.models import CheckIn
from kith.rooms.welcome.quiet import not_heard_from
from kith.rooms.welcome.tests.cast import later, long_here, of, shows_presence
from kith.services.activity.models import Entry
from kith.services.conversations.actions.replying import reply
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

HOW = "We’ve missed you at the loom. How are things?"


def quiet(cast: Cast, by=None) -> list[str]:
    found = not_heard_from(cast.weavers, by or cast.ada).select_related("person")
    return [row.person.name for row in found]


def asked(cast: Cast, by=None) -> CheckIn:
    return check_in(of(cast.weavers, cast.pat), by=by or cast.ada, words=HOW)


def with_pat() -> Cast:
    cast = build_cast()
    long_here(cast.weavers, cast.pat)
    return cast


def test_only_who_lets_others_see_that_they_are_around_is_listed():
    cast = with_pat()
    assert quiet(cast) == []
    shows_presence(cast.pat)
    assert quiet(cast) == ["Pat Lindqvist"]
    shows_presence(cast.pat, "nobody")
    assert quiet(cast) == []


def test_one_who_switched_it_off_is_as_unlisted_when_here_as_when_gone():
    cast = with_pat()
    pages = []
    for _here in (False, True):
        pages.append(open_page(visit(cast.ada), "/c/weavers/asking/").content.decode().count("Pat"))
        visit(cast.pat)
    assert pages == [0, 0]


def test_being_seen_or_writing_or_being_away_is_being_heard_from():
    cast = with_pat()
    shows_presence(cast.pat)
    visit(cast.pat)
    assert quiet(cast) == []
    Session.objects.filter(person=cast.pat).update(seen_at=now() - timedelta(days=200))
    assert quiet(cast) == ["Pat Lindqvist"]
    pause(cast.weavers, by=cast.pat)
    assert quiet(cast) == []
    come_back(cast.weavers, by=cast.pat)
    reply(a_thread(cast), by=cast.pat, source="Here.")
    assert quiet(cast) == []


def test_who_joined_lately_is_not_asked():
    cast = build_cast()
    shows_presence(cast.ben)
    assert quiet(cast) == []
    with pytest.raises(Refusal, match="Not just now"):
        check_in(of(cast.weavers, cast.ben), by=cast.ada, words=HOW)


def test_who_may_ask_and_where_nobody_holds_a_duty_any_member():
    cast = with_pat()
    who = {name for name, person in cast.everyone().items() if asks_after(person, cast.weavers)}
    assert who == {"ada"}
    with pytest.raises(Refusal):
        asked(cast, by=cast.ben)
    put_down(cast.weavers, "convenor", by=cast.ada)
    who = {name for name, person in cast.everyone().items() if asks_after(person, cast.weavers)}
    assert who == {"ada", "ben", "nia", "pat"}
    assert asked(cast, by=cast.ben).by == cast.ben


def test_nobody_is_asked_twice_in_a_fortnight_across_the_whole_network():
    cast = with_pat()
    elsewhere = long_here(cast.potters, cast.pat)
    made = asked(cast)
    with pytest.raises(Refusal, match="Not just now"):
        check_in(elsewhere, by=cast.eve, words=HOW)
    answer(made, by=cast.pat, says="here")
    with pytest.raises(Refusal, match="They can be asked from") as refused:
        check_in(elsewhere, by=cast.eve, words=HOW)
    assert refused.value.typed == {"words": HOW}
    a_fortnight_later()
    assert check_in(elsewhere, by=cast.eve, words=HOW).community == cast.potters


def test_who_was_asked_anything_else_lately_is_neither_listed_nor_asked():
    cast = with_pat()
    shows_presence(cast.pat)
    assert quiet(cast) == ["Pat Lindqvist"]
    note_asked(cast.pat, kind="test.asking", by=cast.ben)
    assert quiet(cast) == []
    with pytest.raises(Refusal, match="They can be asked from"):
        asked(cast)
    a_fortnight_later()
    assert quiet(cast) == ["Pat Lindqvist"]
    assert asked(cast).words == HOW


def test_no_second_asking_while_one_waits_for_its_answer():
    cast = with_pat()
    made = asked(cast)
    later(made, "asked_at", days=20)
    a_fortnight_later()
    with pytest.raises(Refusal):
        check_in(long_here(cast.potters, cast.pat), by=cast.eve, words=HOW)
    later(made, "asked_at", days=20)
    with pytest.raises(Refusal):
        asked(cast)
    assert check_in(of(cast.potters, cast.pat), by=cast.eve, words=HOW)


def test_the_words_are_read_by_the_two():
    cast = with_pat()
    made = asked(cast)
    reads = {
        name for name, person in cast.everyone().items() if check_ins_visible_to(person).filter(pk=made.pk)
    }
    who = set(Person.objects.filter(people_who_may_read_check_in(made)).values_list("name", flat=True))
    assert (reads, who) == ({"ada", "pat"}, {"Ada Okafor", "Pat Lindqvist"})
    assert Entry.objects.get(verb="welcome.checked_in").audience.level == "author"


@pytest.mark.parametrize(
    ("says", "state"),
    [("here", "active"), ("break", "active"), ("moved_on", "alumni"), ("leave", "left")],
)
def test_four_answers(says: str, state: str):
    cast = with_pat()
    made = asked(cast)
    assert HOW in open_page(visit(cast.pat), "/c/weavers/").content.decode()
    assert HOW in open_page(visit(cast.pat), "/fortnight/").content.decode()
    with pytest.raises(Refusal):
        answer(made, by=cast.ben, says=says)
    answer(made, by=cast.pat, says=says, length="90")
    membership = of(cast.weavers, cast.pat)
    assert membership.state == state
    assert (membership.paused_until is not None) == (says == "break")
    with pytest.raises(Refusal, match="That stands"):
        answer(made, by=cast.pat, says="here")
    assert quiet(cast) == []


def test_without_an_answer_a_person_lets_them_rest_after_a_month_and_one_press_brings_them_back():
    cast = with_pat()
    made = asked(cast)
    with pytest.raises(Refusal, match="nothing to do"):
        let_rest(made, by=cast.ada)
    later(made, "asked_at", days=31)
    with pytest.raises(Refusal):
        let_rest(made, by=cast.ben)
    assert let_rest(made, by=cast.ada).rested and let_rest(made, by=cast.ada).rested
    assert of(cast.weavers, cast.pat).state == "lapsed"
    html = open_page(visit(cast.pat), "/c/weavers/membership/").content.decode()
    assert "Nothing is lost" in html
    come_back(cast.weavers, by=cast.pat)
    assert of(cast.weavers, cast.pat).state == "active"


def test_who_was_heard_from_meanwhile_is_not_put_to_rest():
    cast = with_pat()
    made = asked(cast)
    later(made, "asked_at", days=31)
    reply(a_thread(cast), by=cast.pat, source="I’m about.")
    assert not let_rest(made, by=cast.ada).rested
    assert of(cast.weavers, cast.pat).state == "active"


def test_software_puts_nobody_to_rest():
    from kith.services.jobs.registry import kinds

    assert {kind.name for kind in kinds() if kind.name.startswith("welcome.")} == {
        "welcome.end_company",
        "welcome.post_check_in",
        "welcome.post_welcome",
    }


def test_answering_from_the_mail_needs_no_signing_in_and_looking_changes_nothing():
    cast = with_pat()
    made = asked(cast)
    post_check_in(made.pk)
    post_check_in(made.pk)
    (letter,) = mail.outbox
    assert HOW in letter.body and letter.subject == "Ada Okafor asks how you are, from Weavers"
    (link,) = [line for line in letter.body.splitlines() if "/asking/" in line]
    where = "/asking/" + link.partition("/asking/")[2]
    stranger = visit()
    html = open_page(stranger, where).content.decode()
    assert HOW in html and "I’m here, reading along" in html
    made.refresh_from_db()
    assert made.answer == ""
    assert stranger.post(where, {"says": "sing"}).status_code == 400
    assert "Reading along is being here" in stranger.post(where, {"says": "here"}).content.decode()
    made.refresh_from_db()
    assert (made.answer, of(cast.weavers, cast.pat).state) == ("here", "active")
    assert stranger.get("/asking/not-a-token/").status_code == 404


def test_who_rests_may_still_answer_and_is_back():
    cast = with_pat()
    made = asked(cast)
    later(made, "asked_at", days=31)
    let_rest(made, by=cast.ada)
    answer(made, by=cast.pat, says="here")
    assert of(cast.weavers, cast.pat).state == "active"


@pytest.mark.parametrize(("says", "mails"), [("leave", ["You left Weavers"]), ("break", [])])
def test_who_goes_by_that_link_is_told_by_mail_how_to_take_it_back(says: str, mails: list[str]):
    cast = with_pat()
    made = asked(cast)
    post_check_in(made.pk)
    (link,) = [line for line in mail.outbox[0].body.splitlines() if "/asking/" in line]
    mail.outbox.clear()
    visit().post("/asking/" + link.partition("/asking/")[2], {"says": says, "length": "90"})
    assert [letter.subject for letter in mail.outbox] == mails
