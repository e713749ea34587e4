import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import join, leave
from kith.members.communities.actions.moving import move
from kith.members.communities.actions.removing import appeal, ask_to_leave, decide, drop, second
from kith.members.communities.actions.serving import put_down, take_duty
from kith.members.communities.models import Duty, Membership, Removal
from kith.members.people.models import Person
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

WHY = "You wrote about a patient by name, twice, after we asked you not to."


def state_of(person) -> str:
    return Membership.objects.get(community__slug="weavers", person=person).state


def test_who_looks_after_it_asks_someone_to_leave_and_they_read_why():
    cast = build_cast()
    ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason=WHY)
    assert state_of(cast.ben) == "removed"
    html = open_page(visit(cast.ben), "/c/weavers/membership/").content.decode()
    assert WHY in html and "Ask for another look" in html and "Join Weavers" not in html
    assert visit(cast.ben).post("/c/weavers/membership/").status_code == 403


@pytest.mark.parametrize("by", ["ben", "eve", "nia"])
def test_others_do_not(by):
    cast = build_cast()
    with pytest.raises(Refusal):
        ask_to_leave(cast.weavers, cast.nia, by=getattr(cast, by), reason=WHY)
    assert state_of(cast.nia) == "active"


def test_where_nobody_looks_after_it_it_takes_two():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    made = ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason=WHY)
    for other in (cast.ada, cast.ben, cast.eve):
        with pytest.raises(Refusal):
            second(made, by=other)
    assert state_of(cast.ben) == "active"
    second(made, by=cast.nia)
    assert state_of(cast.ben) == "removed"


def test_of_two_convenors_neither_sends_the_other_away_alone():
    cast = build_cast()
    take_duty(cast.weavers, cast.ben, Duty.Kind.CONVENOR, by=cast.ada)
    made = ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason=WHY)
    assert state_of(cast.ben) == "active"
    second(made, by=cast.sam)
    assert state_of(cast.ben) == "removed"


def test_a_proposal_can_be_let_go():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    made = ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason=WHY)
    drop(made, by=cast.ada)
    with pytest.raises(Refusal):
        second(made, by=cast.nia)
    assert state_of(cast.ben) == "active"


def test_an_appeal_is_looked_at_by_someone_who_had_no_part_in_it():
    cast = build_cast()
    made = ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason=WHY)
    with pytest.raises(Refusal):
        decide(made, by=cast.sam, overturn=True, words="Not asked yet.")
    appeal(made, by=cast.ben, words="It was a different Ben.")
    with pytest.raises(Refusal, match="asked already"):
        appeal(made, by=cast.ben, words="Again.")
    for other in (cast.ada, cast.ben, cast.nia, cast.eve):
        with pytest.raises(Refusal):
            decide(made, by=other, overturn=True, words="Yes.")
    decide(made, by=cast.sam, overturn=True, words="It was. We are sorry.")
    assert state_of(cast.ben) == "active"


def test_the_pages_show_each_only_what_is_theirs_to_decide():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    address = f"/c/weavers/people/{cast.ben.key}/removal/"
    assert "One other person has to agree" in open_page(visit(cast.ada), address).content.decode()
    assert open_page(visit(cast.ben), address, status=404)
    empty = visit(cast.ada).post(address, {"reason": "  "})
    assert empty.status_code == 422 and "Say why" in empty.content.decode()
    assert visit(cast.ada).post(address, {"reason": WHY}).status_code == 303
    made = Removal.objects.get()
    seen = {
        name: WHY in visit(person).get("/c/weavers/removals/").content.decode()
        for name, person in cast.everyone().items()
        if person
    }
    assert {name for name, is_seen in seen.items() if is_seen} == {"ada", "nia", "sam"}
    assert visit(cast.eve).post(f"/c/weavers/removals/{made.key}/", {"answer": "second"}).status_code == 404
    assert visit(cast.nia).post(f"/c/weavers/removals/{made.key}/", {"answer": "second"}).status_code == 303
    visit(cast.ben).post("/c/weavers/membership/appeal/", {"words": "Please look again."})
    assert "Please look again." in open_page(visit(cast.sam), "/c/weavers/removals/").content.decode()
    answer = visit(cast.sam).post(
        f"/c/weavers/removals/{made.key}/", {"answer": "uphold", "words": "We looked, and it stays."}
    )
    assert answer.status_code == 303
    assert "it stays" in open_page(visit(cast.ben), "/c/weavers/membership/").content.decode()


def test_two_words_are_of_two_who_belong():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    made = ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason=WHY)
    leave(cast.weavers, by=cast.ada)
    with pytest.raises(Refusal, match="can’t decide here any more"):
        second(made, by=cast.nia)
    assert state_of(cast.ben) == "active"
    mine = ask_to_leave(cast.weavers, cast.ben, by=cast.nia, reason="In my own words.")
    assert (mine.pk, mine.proposed_by, mine.reason) == (made.pk, cast.nia, "In my own words.")
    join(cast.weavers, by=cast.ada)
    second(mine, by=cast.ada)
    assert state_of(cast.ben) == "removed"


def test_nobody_leaves_for_a_reason_that_somebody_else_wrote():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    ask_to_leave(cast.weavers, cast.ben, by=cast.nia, reason=WHY)
    take_duty(cast.weavers, cast.ada, Duty.Kind.CONVENOR, by=cast.ada)
    take_duty(cast.weavers, cast.nia, Duty.Kind.CONVENOR, by=cast.ada)
    with pytest.raises(Refusal, match="proposed this already") as refused:
        ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason="In my own words.")
    assert refused.value.typed == {"reason": "In my own words."}
    assert state_of(cast.ben) == "active"


def test_an_answer_brings_back_nobody_who_left_by_themselves_or_was_erased():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    made = ask_to_leave(cast.weavers, cast.ben, by=cast.sam, reason=WHY)
    appeal(made, by=cast.ben, words="It was a different Ben.")
    Membership.objects.filter(community=cast.weavers, person=cast.ben).update(state="left")
    decide(made, by=cast.ada, overturn=True, words="It was.")
    assert state_of(cast.ben) == "left"
    other = ask_to_leave(cast.weavers, cast.nia, by=cast.sam, reason=WHY)
    appeal(other, by=cast.nia, words="Please look.")
    Membership.objects.filter(community=cast.weavers, person=cast.nia).delete()
    Person.objects.filter(pk=cast.nia.pk).update(erased_at=now())
    assert "Nia" not in open_page(visit(cast.ada), "/c/weavers/removals/").content.decode()
    decide(other, by=cast.ada, overturn=True, words="Yes.")
    assert not Membership.objects.filter(community=cast.weavers, person=cast.nia).exists()


def test_a_page_of_many_costs_what_a_page_of_one_costs():
    cast = build_cast()
    put_down(cast.weavers, "convenor", by=cast.ada)
    counts = []
    visit(cast.nia).get("/c/weavers/removals/")
    for number in (1, 30):
        while Removal.objects.count() < number:
            someone = Person.objects.create(name=f"Person {Removal.objects.count()}")
            move(cast.weavers, someone, "active", by=someone)
            Removal.objects.create(community=cast.weavers, person=someone, proposed_by=cast.ada, reason=WHY)
        client = visit(cast.nia)
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/c/weavers/removals/").content.decode().count(WHY) == number
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_cannot_be_kept_in_a_text_is_left_out():
    cast = build_cast()
    made = ask_to_leave(cast.weavers, cast.ben, by=cast.ada, reason="One\x00 two\r\nthree")
    assert made.reason == "One two\nthree"
