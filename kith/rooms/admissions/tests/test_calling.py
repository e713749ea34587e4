import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Membership
from kith.rooms.admissions.actions.calling import write_call
from kith.rooms.admissions.actions.opening import change_mode
from kith.rooms.admissions.models import Call, ModeChange, Wish
from kith.rooms.admissions.tests.cast import a_request, curated, nobody_decides_alone
from kith.services.activity.models import Entry
from tests.cast import a_thread, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

CALL = "/c/weavers/admissions/call/"
MODE = "/c/weavers/admissions/mode/"


def asked(**fields: str) -> dict[str, str]:
    return {"wanted": "Weavers.", "members_invite": "on", **fields}


def test_a_call_is_written_and_stands_on_the_about_page():
    cast = curated()
    response = visit(cast.ada).post(
        CALL, asked(q1="What?", k1="long", q3=" And  why? ", k3="short", come_for="Tea.")
    )
    assert (response.status_code, response["Location"]) == (303, "/c/weavers/admissions/")
    call = Call.objects.get()
    assert (call.wanted, call.come_for, call.members_invite) == ("Weavers.", "Tea.", True)
    assert call.questions == [{"text": "What?", "kind": "long"}, {"text": "And why?", "kind": "short"}]
    html = open_page(visit(), "/c/weavers/about/").content.decode()
    assert "Weavers." in html and "Tea." in html
    assert Entry.objects.filter(verb="admissions.call_changed").count() == 1


def test_the_same_words_again_are_no_news():
    cast = curated()
    for _twice in range(2):
        visit(cast.ada).post(CALL, asked())
    assert Entry.objects.filter(verb="admissions.call_changed").count() == 1


def test_a_question_moves_up_and_nothing_else_is_lost():
    cast = curated()
    response = visit(cast.ada).post(CALL, asked(q1="One", q2="Two", q3="Three", k3="long", up="3"))
    assert response["Location"] == f"{CALL}#questions"
    assert [question["text"] for question in Call.objects.get().questions] == ["One", "Three", "Two"]
    assert Call.objects.get().wanted == "Weavers."
    html = open_page(visit(cast.ada), CALL).content.decode()
    assert html.index('value="One"') < html.index('value="Three"') < html.index('value="Two"')


def test_what_is_too_long_comes_back_with_all_that_was_typed():
    cast = curated()
    response = visit(cast.ada).post(CALL, asked(experience="x" * 601, q8="Last?"))
    html = response.content.decode()
    assert response.status_code == 422 and 'href="#id_experience"' in html and "Last?" in html
    assert not Call.objects.exists()


def test_who_decides_writes_it():
    cast = curated()
    for who in (cast.ben, cast.eve, cast.sam):
        with pytest.raises(Refusal):
            write_call(cast.weavers, by=who, wanted="Anyone.")
    with pytest.raises(Refusal):
        write_call(cast.network, by=cast.sam, wanted="Anyone.")
    write_call(cast.weavers, by=cast.ada, wanted="Weavers.")
    nobody_decides_alone(cast.weavers)
    assert write_call(cast.weavers, by=cast.ben, wanted="Spinners.").wanted == "Spinners."


def test_who_may_join_is_changed_by_who_holds_a_duty_and_what_was_said_keeps_its_readers():
    cast = curated("open")
    thread = a_thread(cast)
    before = (thread.audience_id, sorted(Membership.objects.values_list("person", "community", "state")))
    html = open_page(visit(cast.ada), MODE).content.decode()
    assert 'value="open" checked' in html
    assert visit(cast.ada).post(MODE, {"mode": "invitation"}).status_code == 303
    cast.weavers.refresh_from_db()
    thread.refresh_from_db()
    after = (thread.audience_id, sorted(Membership.objects.values_list("person", "community", "state")))
    assert (cast.weavers.admission_mode, after) == ("invitation", before)
    change = ModeChange.objects.get()
    assert (change.was, change.mode, change.by, change.seconded_by) == ("open", "invitation", cast.ada, None)
    assert Entry.objects.get(verb="admissions.mode_changed").audience.level == "community"
    assert "Members invite people" not in open_page(visit(cast.ada), MODE).content.decode()


def test_where_nobody_decides_alone_two_members_who_wish_the_same_change_it():
    cast = curated("open")
    nobody_decides_alone(cast.weavers)
    change_mode(cast.weavers, "application", by=cast.ben)
    change_mode(cast.weavers, "invitation", by=cast.nia)
    cast.weavers.refresh_from_db()
    assert (cast.weavers.admission_mode, Wish.objects.count()) == ("open", 2)
    assert "Ben Talbot would like" in open_page(visit(cast.ada), MODE).content.decode()
    visit(cast.ada).post(MODE, {"mode": "application"})
    cast.weavers.refresh_from_db()
    assert (cast.weavers.admission_mode, Wish.objects.count()) == ("application", 0)
    change = ModeChange.objects.get()
    assert {change.by, change.seconded_by} == {cast.ben, cast.ada}


def test_a_wish_is_taken_back_by_wishing_for_what_is_so():
    cast = curated("open")
    nobody_decides_alone(cast.weavers)
    change_mode(cast.weavers, "application", by=cast.ben)
    change_mode(cast.weavers, "open", by=cast.ben)
    change_mode(cast.weavers, "application", by=cast.nia)
    cast.weavers.refresh_from_db()
    assert cast.weavers.admission_mode == "open"


def test_others_change_nothing_and_unknown_ways_are_refused():
    cast = curated("open")
    for who in (cast.ben, cast.eve, cast.sam):
        assert visit(who).post(MODE, {"mode": "invitation"}).status_code == 403
    assert visit(cast.ada).post(MODE, {"mode": "by luck"}).status_code == 422
    with pytest.raises(Refusal):
        change_mode(cast.weavers, "by luck", by=cast.ada)
    assert visit(cast.ada).post(MODE, {"mode": "invitation"}).status_code == 303


def test_the_only_member_decides_alone():
    cast = curated("open")
    nobody_decides_alone(cast.potters)
    assert change_mode(cast.potters, "application", by=cast.eve).admission_mode == "application"


def test_requests_wait_on_when_the_way_in_changes():
    cast = curated()
    waits = a_request(cast)
    change_mode(cast.weavers, "invitation", by=cast.ada)
    assert "canary-reason-7301" in open_page(visit(cast.ada), "/c/weavers/admissions/").content.decode()
    html = open_page(visit(cast.eve), "/c/weavers/apply/").content.decode()
    assert "Your request is with them" in html and waits.state == "applied"
