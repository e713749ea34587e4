"""What waits for somebody's own answer stands in their fortnight, and on their community's home."""

import re
from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.pausing import pause
from kith.members.communities.actions.serving import answer as answer_duty
from kith.members.communities.actions.serving import offer_duty, put_down, stand, take_duty
from kith.members.communities.models import Community
from kith.members.people.actions.registering import person_at
from kith.members.profiles.models import Profile
from kith.rooms.admissions.actions.answering import answer as answer_request
from kith.rooms.admissions.actions.applying import apply
from kith.rooms.kinship.actions import emerging, recognising, relating
from kith.rooms.kinship.actions.gathering import form, join
from kith.rooms.letters.actions import introducing
from kith.rooms.letters.actions.answering import answer as answer_introduction
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

HERE, FORTNIGHT = "/c/weavers/", "/fortnight/"
CARE = {"kind": "same_thing", "sentence": "Clay and cloth."}


@pytest.fixture
def cast():
    made = build_cast()
    Community.objects.filter(pk=made.weavers.pk).update(admission_mode="application")
    made.weavers.refresh_from_db()
    return made


def opened(person, address: str = FORTNIGHT) -> str:
    return open_page(visit(person), address).content.decode()


def asked(person, address: str = FORTNIGHT) -> list[tuple[str, str]]:
    """Return what stands below "Asked of you": where each leads, and what it says."""
    section = opened(person, address).partition('<h2 id="asked">')[2].partition("</section>")[0]
    return re.findall(r'<a class="title-link" href="([^"]+)">([^<]+)</a>', section)


def who_reads(cast, words: str, address: str = FORTNIGHT) -> set[str]:
    """Return who of the cast, the stranger left out, reads these words there."""
    people = {name: person for name, person in cast.everyone().items() if person is not None}
    return {name for name, person in people.items() if words in opened(person, address)}


def only(cast, names: set[str], words: str, *, here: set[str] | None = None) -> None:
    assert who_reads(cast, words) == names
    assert who_reads(cast, words, HERE) == (names if here is None else here)


def a_request(cast, by=None):
    return apply(cast.weavers, by=by or cast.eve, reason="Clay and cloth.", answers=[])


def test_a_request_to_join_waits_for_those_who_decide_until_they_have(cast):
    request = a_request(cast)
    only(cast, {"ada"}, "Answer Eve, who asks to join")
    assert asked(cast.ada) == [("/c/weavers/admissions/", "Answer Eve, who asks to join")]
    html = opened(cast.ada)
    assert "Asked today, and you’re one of those who answer." in html and "Clay and cloth." not in html
    assert "5 min <small>to answer</small>" in html and (5, "Asked of you") in _spans(html)
    answer_request(request, by=cast.ada, answer="welcome")
    assert asked(cast.ada) == []


def test_where_two_decide_each_is_asked_until_they_said_their_word(cast):
    put_down(cast.weavers, "convenor", by=cast.ada)
    request = a_request(cast)
    only(cast, {"ada", "ben", "nia"}, "Answer Eve, who asks to join")
    answer_request(request, by=cast.ben, answer="welcome")
    only(cast, {"ada", "nia"}, "Answer Eve, who asks to join")


def test_a_duty_waits_for_whom_it_is_held_out_to(cast):
    offer = offer_duty(cast.weavers, cast.ben, "facilitator", by=cast.ada)
    only(cast, {"ben"}, "Say whether you’d take something on: Facilitator")
    assert "Ada Okafor asked you today." in opened(cast.ben)
    answer_duty(offer, by=cast.ben, takes=False)
    assert asked(cast.ben) == []


def test_who_stands_for_a_duty_is_not_asked_about_it_themselves(cast):
    put_down(cast.weavers, "convenor", by=cast.ada)
    stand(cast.weavers, by=cast.ben)
    assert asked(cast.ben) == []


def test_a_duty_for_the_network_is_asked_too(cast):
    offer_duty(cast.network, cast.raj, "support", by=cast.sam)
    assert asked(cast.raj) == [
        ("/c/network/duties/", "Say whether you’d take something on: Supports the communities")
    ]


def test_an_introduction_waits_for_each_of_the_two_and_for_nobody_else(cast):
    admit(cast.potters, cast.ada, by=cast.eve)
    proposed = introducing.propose(cast.nia, cast.eve, by=cast.ada, words="You both spin.")
    assert asked(cast.nia) == [("/introductions/", "Say whether you’d like to meet Eve Larsen")]
    assert asked(cast.eve) == [("/introductions/", "Say whether you’d like to meet Nia Prosser")]
    assert who_reads(cast, "Say whether you’d like to meet") == {"nia", "eve"}
    assert "You both spin." not in opened(cast.nia)
    answer_introduction(proposed, by=cast.nia, agrees=True)
    assert who_reads(cast, "Say whether you’d like to meet") == {"eve"}
    answer_introduction(proposed, by=cast.eve, agrees=False)
    assert who_reads(cast, "Say whether you’d like to meet") == set()


def test_whom_somebody_asks_for_an_introduction_is_asked_and_not_whom_it_is_to(cast):
    admit(cast.potters, cast.ada, by=cast.eve)
    Profile.objects.update_or_create(person=cast.eve, defaults={"contact": "introduction"})
    introducing.ask(cast.eve, through=cast.ada, by=cast.nia, request="I’d like to learn glazing.")
    words = "Say whether you’d introduce Nia Prosser to Eve Larsen"
    assert who_reads(cast, words) == {"ada"} and "glazing" not in opened(cast.ada)


def test_a_tie_waits_for_those_who_answer_for_the_community(cast):
    relation = relating.propose(cast.potters, cast.weavers, by=cast.eve, **CARE)
    only(cast, {"ada"}, "Say yes to Potters, or let it go")
    assert asked(cast.ada) == [("/c/weavers/related/", "Say yes to Potters, or let it go")]
    relating.end(relation, by=cast.ada)
    assert asked(cast.ada) == []


def test_where_nobody_answers_alone_a_tie_waits_for_each_but_who_proposed_it(cast):
    admit(cast.potters, cast.ben, by=cast.eve)
    put_down(cast.weavers, "convenor", by=cast.ada)
    relation = relating.propose(cast.potters, cast.weavers, by=cast.ben, **CARE)
    only(cast, {"ada", "nia"}, "Say yes to Potters, or let it go")
    relating.agree(relation, by=cast.ada)
    only(cast, {"nia"}, "Say yes to Potters, or let it go")


def test_a_group_that_would_become_a_community_waits_for_its_people(cast):
    group = form(cast.weavers, by=cast.ben, name="Night shift", purpose="Weaving after ten.")
    join(group, by=cast.nia)
    emergence = emerging.propose(group, by=cast.ben, name="Moths", domain_statement="Cloth in the dark.")
    only(cast, {"nia"}, "Say whether you’re in: Night shift")
    where = f"/c/weavers/groups/{group.key}/community/"
    assert asked(cast.nia) == [(where, "Say whether you’re in: Night shift")]
    assert "Moths" not in opened(cast.nia)
    emerging.answer(emergence, by=cast.nia, says="not_yet")
    assert asked(cast.nia) == []


def test_recognition_waits_for_support_and_for_communities_that_have_to_do_with_who_asks(cast):
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    recognition = recognising.ask(cast.potters, by=cast.eve, why="We fire on Fridays.")
    words = "Say whether you know the work of Potters"
    only(cast, {"sam", "raj"}, words, here=set())
    relating.agree(relating.propose(cast.potters, cast.weavers, by=cast.eve, **CARE), by=cast.ada)
    only(cast, {"sam", "raj", "ada"}, words, here={"ada"})
    assert "Weavers has to do with them, and you answer for it." in opened(cast.ada)
    assert "you’re one of the network’s support." in opened(cast.raj)
    recognising.abstain(recognition, by=cast.raj)
    recognising.vouch(recognition, by=cast.nia, as_of=cast.weavers)
    only(cast, {"sam"}, words, here=set())
    recognising.vouch(recognition, by=cast.sam, as_of=cast.network)
    only(cast, set(), words)


def test_nobody_is_asked_about_their_own_community(cast):
    admit(cast.potters, cast.sam, by=cast.eve)
    recognising.ask(cast.potters, by=cast.eve, why="We fire on Fridays.")
    assert who_reads(cast, "Say whether you know the work of Potters") == set()


def test_nothing_is_asked_of_who_is_away(cast):
    a_request(cast)
    relating.propose(cast.potters, cast.weavers, by=cast.eve, **CARE)
    offer_duty(cast.weavers, cast.ada, "facilitator", by=cast.ada)
    assert len(asked(cast.ada)) == 2
    pause(cast.weavers, by=cast.ada)
    assert asked(cast.ada) == []


def test_it_says_that_is_everything_only_where_nothing_waits(cast):
    assert "Nobody’s waiting for you" in opened(cast.eve)
    relation = relating.propose(cast.weavers, cast.potters, by=cast.ben, **CARE)
    html = opened(cast.eve)
    assert "That’s everything." in html and "Nobody’s waiting for you" not in html and asked(cast.eve)
    relating.end(relation, by=cast.eve)
    assert "Nobody’s waiting for you" in opened(cast.eve)


def test_what_does_not_fit_the_minutes_is_said_and_not_called_everything(cast):
    for number in range(3):
        a_request(cast, by=person_at(f"n{number}@cast.example", name=f"New {number}", verified=True))
    assert len(asked(cast.ada, f"{FORTNIGHT}?minutes=10")) == 2
    html = opened(cast.ada, f"{FORTNIGHT}?minutes=10")
    assert "That’s your time." in html and "That’s everything." not in html
    assert len(asked(cast.ada, FORTNIGHT)) == 3 and "That’s everything." in opened(cast.ada)


def test_a_handful_of_each_is_shown_the_oldest_first_and_a_link_to_the_rest(cast):
    for number in range(5):
        request = a_request(cast, by=person_at(f"n{number}@cast.example", name=f"N{number} X", verified=True))
        type(request).objects.filter(pk=request.pk).update(applied_at=now() - timedelta(days=number + 2))
    html = opened(cast.ada, f"{FORTNIGHT}?minutes=40")
    titles = [words for _href, words in asked(cast.ada, f"{FORTNIGHT}?minutes=40")]
    assert titles == [f"Answer N{number}, who asks to join" for number in (4, 3, 2)]
    assert 'Others who ask to join: <a href="/c/weavers/admissions/">Weavers</a>' in html
    assert "That’s everything." not in html and "N1" not in html
    assert opened(cast.ada, HERE).count("who asks to join") == 1


def test_who_is_in_no_community_is_asked_all_the_same(cast):
    take_duty(cast.network, cast.raj, "support", by=cast.sam)
    recognising.ask(cast.potters, by=cast.eve, why="We fire on Fridays.")
    html = opened(cast.raj)
    assert "Say whether you know the work of Potters" in html and "You’re not in a community yet." in html


def _spans(html: str) -> list[tuple[int, str]]:
    return [
        (int(wide), words) for wide, words in re.findall(r'<li class="w-(\d+)[^>]*>.*?"words">([^<]+)<', html)
    ]
