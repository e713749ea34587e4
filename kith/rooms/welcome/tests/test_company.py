from datetime import timedelta

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import leave
from kith.members.communities.actions.pausing import come_back, pause
from kith.members.people.tests.nudging import a_fortnight_later
from kith.rooms.welcome.actions.accompanying import answer, choose, end, offer, propose, take_offer_back
from kith.rooms.welcome.company import open_offers
from kith.rooms.welcome.jobs import end_company
from kith.rooms.welcome.models import Company
from kith.rooms.welcome.tests.cast import later, of
from tests.cast import Cast, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def home(person) -> str:
    return open_page(visit(person), "/c/weavers/").content.decode()


def chosen(cast: Cast) -> Company:
    return choose(of(cast.weavers, cast.nia), offer(cast.weavers, by=cast.ada, words="Looms"), by=cast.nia)


def test_a_newcomer_chooses_and_each_sees_the_other_on_their_home():
    cast = build_cast()
    company = chosen(cast)
    assert of(cast.weavers, cast.nia).buddy == cast.ada
    assert company.ends_at - company.agreed_at == timedelta(days=90)
    assert "Your first person to ask:" in home(cast.nia)
    assert "You’re the first person to ask for" in home(cast.ada)
    assert "first person to ask for" not in home(cast.ben)


def test_one_is_offered_and_says_yes():
    cast = build_cast()
    company = propose(of(cast.weavers, cast.nia), by=cast.ben)
    assert of(cast.weavers, cast.nia).buddy is None
    assert "Ben Talbot offers to be your first person to ask" in home(cast.nia)
    assert "They’ll say yes, or rather not" in home(cast.ben)
    for other in (cast.ben, cast.ada):
        with pytest.raises(Refusal):
            answer(company, by=other, takes=True)
    answer(company, by=cast.nia, takes=True)
    assert of(cast.weavers, cast.nia).buddy == cast.ben


def test_rather_not_stands_and_is_not_asked_again_by_the_same_person():
    cast = build_cast()
    answer(propose(of(cast.weavers, cast.nia), by=cast.ben), by=cast.nia, takes=False)
    assert "Ben Talbot offers" not in home(cast.nia)
    with pytest.raises(Refusal, match="not on offer"):
        propose(of(cast.weavers, cast.nia), by=cast.ben)
    with pytest.raises(Refusal, match="They can be asked from"):
        propose(of(cast.weavers, cast.nia), by=cast.ada)
    a_fortnight_later()
    assert propose(of(cast.weavers, cast.nia), by=cast.ada).agreed_at is None


def test_an_offer_rests_while_its_maker_is_away_or_has_somebody():
    cast = build_cast()
    made = offer(cast.weavers, by=cast.ada)
    assert list(open_offers(cast.weavers)) == [made]
    pause(cast.weavers, by=cast.ada)
    assert list(open_offers(cast.weavers)) == []
    with pytest.raises(Refusal):
        choose(of(cast.weavers, cast.nia), made, by=cast.nia)
    come_back(cast.weavers, by=cast.ada)
    assert list(open_offers(cast.weavers)) == [made]
    choose(of(cast.weavers, cast.nia), made, by=cast.nia)
    assert list(open_offers(cast.weavers)) == []
    take_offer_back(cast.weavers, by=cast.ada)
    assert of(cast.weavers, cast.nia).buddy == cast.ada


def test_who_offers_and_who_chooses():
    cast = build_cast()
    with pytest.raises(Refusal):
        offer(cast.weavers, by=cast.eve)
    made = offer(cast.weavers, by=cast.ada)
    with pytest.raises(Refusal):
        choose(of(cast.weavers, cast.nia), made, by=cast.ben)
    assert offer(cast.weavers, by=cast.ada, words="Anew") == made


@pytest.mark.parametrize("who", ["nia", "ada"])
def test_either_ends_it_at_any_time_and_nobody_else_does(who: str):
    cast = build_cast()
    company = chosen(cast)
    with pytest.raises(Refusal):
        end(company, by=cast.ben)
    end(company, by=getattr(cast, who))
    end(company, by=getattr(cast, who))
    assert of(cast.weavers, cast.nia).buddy is None
    assert "first person to ask" not in home(cast.nia).replace("somebody new’s first person", "")


def test_it_ends_by_itself_after_three_months_with_a_kind_line():
    cast = build_cast()
    company = chosen(cast)
    end_company()
    assert of(cast.weavers, cast.nia).buddy == cast.ada
    later(company, "ends_at", days=91)
    end_company()
    assert of(cast.weavers, cast.nia).buddy is None
    assert "You’ve found your feet." in home(cast.nia)
    assert "has found their feet, with your help. Thank you." in home(cast.ada)
    company.refresh_from_db()
    later(company, "closed_at", days=15)
    assert "found your feet" not in home(cast.nia)


def test_it_ends_when_one_of_the_two_has_gone_and_a_question_rests_after_a_fortnight():
    cast = build_cast()
    chosen(cast)
    unanswered = propose(of(cast.weavers, cast.ben), by=cast.nia)
    leave(cast.weavers, by=cast.ada)
    end_company()
    assert of(cast.weavers, cast.nia).buddy is None
    unanswered.refresh_from_db()
    assert unanswered.closed_at is None
    later(unanswered, "asked_at", days=15)
    end_company()
    unanswered.refresh_from_db()
    assert unanswered.closed_at is not None


def test_the_whole_way_on_the_pages():
    cast = build_cast()
    ada, nia, ben = visit(cast.ada), visit(cast.nia), visit(cast.ben)
    ada.post("/c/weavers/welcome/offer/", {"words": "Anything about yarn"})
    html = open_page(nia, "/c/weavers/welcome/").content.decode()
    assert "Choose Ada" in html and "Anything about yarn" in html
    key = html.partition('name="offer" value="')[2].partition('"')[0]
    assert nia.post("/c/weavers/welcome/company/", {"offer": key}).status_code == 303
    made = Company.objects.get()
    where = f"/c/weavers/welcome/company/{made.key}/"
    assert ben.post(where, {"answer": "end"}).status_code == 404
    assert nia.post(where, {"answer": "end"}).status_code == 303
    assert ben.post("/c/weavers/welcome/company/", {"person": cast.nia.key}).status_code == 303
    second = Company.objects.get(closed_at=None)
    assert nia.post(f"/c/weavers/welcome/company/{second.key}/", {"answer": "yes"}).status_code == 303
    assert of(cast.weavers, cast.nia).buddy == cast.ben
    assert ada.post("/c/weavers/welcome/offer/", {"answer": "back"}).status_code == 303
    assert visit(cast.eve).get("/c/weavers/welcome/").status_code == 403


def test_what_is_too_long_is_given_back_and_nothing_is_cut():
    cast = build_cast()
    long = "Anything about yarn. " * 10
    response = visit(cast.ada).post("/c/weavers/welcome/offer/", {"words": long})
    html = response.content.decode()
    assert (response.status_code, "200 letters do." in html, long.strip() in html) == (400, True, True)
    assert not open_offers(cast.weavers).exists()
    assert offer(cast.weavers, by=cast.ada, words=long[:200]).words == long[:200].strip()
