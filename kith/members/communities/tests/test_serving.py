import re

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.serving import agree, answer, offer_duty, put_down, stand, take_back
from kith.members.communities.looking_after import may_give, needs_convenor
from kith.members.communities.models import Duty, DutyOffer
from kith.members.communities.views.duties import FEW
from kith.members.communities.words import DUTIES
from kith.members.people.actions.registering import person_at
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def held(community) -> set[tuple[str, str]]:
    rows = Duty.objects.filter(community=community, until=None)
    return {(person.split()[0], kind) for person, kind in rows.values_list("person__name", "kind")}


def test_a_duty_is_offered_taken_and_handed_over():
    cast = build_cast()
    offer = offer_duty(cast.weavers, cast.ben, "convenor", by=cast.ada, hands_over=True)
    assert held(cast.weavers) == {("Ada", "convenor")}
    answer(offer, by=cast.ben, takes=True)
    assert held(cast.weavers) == {("Ben", "convenor")}


def test_rather_not_changes_nothing_and_an_answer_counts_once():
    cast = build_cast()
    offer = offer_duty(cast.weavers, cast.ben, "facilitator", by=cast.ada)
    assert offer_duty(cast.weavers, cast.ben, "facilitator", by=cast.ada) == offer
    answer(offer, by=cast.ben, takes=False)
    with pytest.raises(Refusal, match="closed"):
        answer(offer, by=cast.ben, takes=True)
    assert held(cast.weavers) == {("Ada", "convenor")}


def test_nobody_gives_more_than_they_hold_when_it_is_taken():
    cast = build_cast()
    gives = {name: may_give(person, cast.weavers) for name, person in cast.everyone().items()}
    assert {name: kinds for name, kinds in gives.items() if kinds} == {
        "ada": ["convenor", "facilitator", "sponsor"]
    }
    for by, whom, kind in (
        (cast.ben, cast.nia, "convenor"),
        (cast.ada, cast.eve, "convenor"),
        (cast.ada, cast.ben, "administrator"),
    ):
        with pytest.raises(Refusal):
            offer_duty(cast.weavers, whom, kind, by=by)
    offer = offer_duty(cast.weavers, cast.ben, "convenor", by=cast.ada)
    put_down(cast.weavers, "convenor", by=cast.ada)
    with pytest.raises(Refusal, match="can’t give it"):
        answer(offer, by=cast.ben, takes=True)
    assert held(cast.weavers) == set()


def test_where_nobody_convenes_a_member_stands_and_another_says_yes():
    cast = build_cast()
    with pytest.raises(Refusal, match="convenes this community by now"):
        stand(cast.weavers, by=cast.ben)
    leave(cast.weavers, by=cast.ada)
    offer = stand(cast.weavers, by=cast.ben)
    for other in (cast.ben, cast.eve):
        with pytest.raises(Refusal):
            agree(offer, by=other)
    assert held(cast.weavers) == set()
    agree(offer, by=cast.nia)
    assert held(cast.weavers) == {("Ben", "convenor")}


def test_the_only_member_needs_nobodys_word():
    cast = build_cast()
    put_down(cast.potters, "convenor", by=cast.eve)
    assert stand(cast.potters, by=cast.eve).taken
    assert held(cast.potters) == {("Eve", "convenor")}


def test_of_two_who_stand_one_convenes():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    first, second = stand(cast.weavers, by=cast.ben), stand(cast.weavers, by=cast.nia)
    agree(first, by=cast.ada)
    with pytest.raises(Refusal, match="by now"):
        agree(second, by=cast.ada)
    assert held(cast.weavers) == {("Ben", "convenor")}


def test_what_was_offered_can_be_taken_back_by_whoever_offered_it():
    cast = build_cast()
    offer = offer_duty(cast.weavers, cast.ben, "facilitator", by=cast.ada)
    with pytest.raises(Refusal):
        take_back(offer, by=cast.nia)
    take_back(offer, by=cast.ada)
    assert DutyOffer.objects.get(pk=offer.pk).closed_by == cast.ada


def test_a_whole_handing_over_on_the_pages():
    cast = build_cast()
    ada, ben = visit(cast.ada), visit(cast.ben)
    assert "Offer a duty" in open_page(ada, f"/c/weavers/people/{cast.ben.key}/").content.decode()
    assert "Offer a duty" not in open_page(ben, f"/c/weavers/people/{cast.ada.key}/").content.decode()
    fields = {"person": cast.ben.key, "kind": "convenor", "hands_over": "on"}
    assert ben.post("/c/weavers/duties/offers/", fields | {"person": cast.nia.key}).status_code == 403
    assert ada.post("/c/weavers/duties/offers/", fields).status_code == 303
    offer = DutyOffer.objects.get()
    assert "Ada Okafor asks whether" in open_page(ben, "/c/weavers/duties/").content.decode()
    assert "asks whether" not in open_page(visit(cast.nia), "/c/weavers/duties/").content.decode()
    assert ben.post(f"/c/weavers/duties/offers/{offer.key}/", {"answer": "take"}).status_code == 303
    assert held(cast.weavers) == {("Ben", "convenor")}


def test_a_duty_is_offered_where_duties_stand_in_words_that_say_what_it_is():
    cast = build_cast()
    duties = "/c/weavers/duties/"
    html = open_page(visit(cast.ada), f"{duties}?hand=convenor").content.decode()
    section = html.partition('id="offer"')[2]
    asked = re.findall(r'name="person" value="(\w+)"', section)
    assert asked == [cast.ben.key, cast.nia.key]
    assert re.findall(r'name="kind" value="(\w+)"', section) == ["convenor", "facilitator", "sponsor"]
    told = [kind for kind, means in DUTIES.items() if str(means) in section]
    assert told == ["convenor", "facilitator", "sponsor"]
    assert 'name="hands_over" value="on" checked' in section
    for person in (cast.ben, cast.eve, cast.sam, None):
        assert 'id="offer"' not in open_page(visit(person), duties).content.decode()
    offer_duty(cast.weavers, cast.ben, "facilitator", by=cast.ada)
    assert str(DUTIES["facilitator"]) in open_page(visit(cast.ben), duties).content.decode()


def test_among_many_whom_to_ask_is_found_by_name():
    cast = build_cast()
    for n in range(FEW):
        admit(cast.weavers, person_at(f"w{n}@cast.example", name=f"Weaver {n}"), by=cast.ada)
    ada, duties = visit(cast.ada), "/c/weavers/duties/"

    def found(text: str) -> list[str]:
        html = open_page(ada, f"{duties}?q={text}").content.decode()
        assert 'name="q"' in html
        return re.findall(r'name="person" value="(\w+)"', html)

    assert found("") == []
    assert found("tal") == [cast.ben.key] and found("ben tal") == [cast.ben.key]
    assert len(found("weaver")) == FEW
    assert found("ada") == found("eve") == []
    assert ada.post(f"{duties}offers/", {"kind": "convenor"}).status_code == 400


def test_only_a_duty_one_holds_is_handed_over():
    cast = build_cast()
    where = f"/c/weavers/people/{cast.ben.key}/"
    html = open_page(visit(cast.ada), where).content.decode()
    assert [words.strip() for words in re.findall("Hand mine over: ([^<]+)", html)] == ["Convenor"]
    offer = offer_duty(cast.weavers, cast.ben, "facilitator", by=cast.ada, hands_over=True)
    assert not offer.hands_over
    put_down(cast.weavers, "convenor", by=cast.ada)
    # Sam keeps the house, and may offer what nobody holds.
    admit(cast.weavers, cast.sam, by=cast.sam)
    html = open_page(visit(cast.sam), where).content.decode()
    assert ("Offer a duty" in html, "Hand mine over" in html) == (True, False)


def test_a_community_without_a_convenor_says_so_and_a_press_is_enough():
    cast = build_cast()
    visit(cast.ada).post("/c/weavers/duties/convenor/end/")
    assert needs_convenor(cast.weavers)
    assert "needs a convenor" in open_page(visit(), "/c/weavers/duties/").content.decode()
    visit(cast.ben).post("/c/weavers/duties/standing/")
    offer = DutyOffer.objects.get()
    assert "Ben Talbot would convene" in open_page(visit(cast.nia), "/c/weavers/duties/").content.decode()
    visit(cast.nia).post(f"/c/weavers/duties/offers/{offer.key}/", {"answer": "agree"})
    assert held(cast.weavers) == {("Ben", "convenor")}


def test_who_stands_and_leaves_convenes_nothing():
    cast = build_cast()
    leave(cast.weavers, by=cast.ada)
    offer = stand(cast.weavers, by=cast.ben)
    leave(cast.weavers, by=cast.ben)
    with pytest.raises(Refusal):
        agree(offer, by=cast.nia)
    assert held(cast.weavers) == set()
    assert not DutyOffer.objects.filter(closed_at=None).exists()


def test_an_offer_nobody_can_give_any_more_stands_in_nobodys_way():
    cast = build_cast()
    stale = offer_duty(cast.weavers, cast.ben, "convenor", by=cast.ada)
    put_down(cast.weavers, "convenor", by=cast.ada)
    made = stand(cast.weavers, by=cast.ben)
    assert made != stale and made.is_standing
    assert offer_duty(cast.weavers, cast.ben, "convenor", by=cast.sam) != made
    answer(DutyOffer.objects.get(closed_at=None), by=cast.ben, takes=True)
    assert held(cast.weavers) == {("Ben", "convenor")}
