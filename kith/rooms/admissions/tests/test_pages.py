import re

import pytest
from django.core.signing import loads

from kith.base.kit.pages import NOTICE_COOKIE
from kith.members.communities.actions.moving import move
from kith.members.people.actions.registering import person_at
from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.actions.applying import apply
from kith.rooms.admissions.actions.calling import write_call
from kith.rooms.admissions.forms import name_of
from kith.rooms.admissions.models import Application, Say
from kith.rooms.admissions.tests.cast import CANARY, a_request, curated, nobody_decides_alone, state_of
from tests.cast import visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db

APPLY = "/c/weavers/apply/"
DESK = "/c/weavers/admissions/"
QUESTIONS = [
    {"text": "What do you weave?", "kind": "short"},
    {"text": "What are you stuck with?", "kind": "long"},
]


def words_left(response) -> str:
    return loads(response.cookies[NOTICE_COOKIE].value, salt=NOTICE_COOKIE)


def called(cast) -> None:
    write_call(
        cast.weavers,
        by=cast.ada,
        wanted="People who weave for others.",
        wished_mix="More of the north.",
        questions=QUESTIONS,
    )


def typed() -> dict[str, str]:
    return {
        "reason": "To mend better.",
        name_of(QUESTIONS[0]): "Sacks",
        name_of(QUESTIONS[1]): "Selvedges\nthat curl",
    }


def test_the_about_page_tells_who_is_looked_for_and_leads_to_the_form():
    cast = curated()
    called(cast)
    for who in (None, cast.eve):
        html = open_page(visit(who), "/c/weavers/about/").content.decode()
        assert "People who weave for others." in html and "More of the north." in html
        assert f'href="{APPLY}"' in html and "Ask to join" in html
        assert ("Ada Okafor decides." in html) == (who is not None)


def test_who_reads_it_is_said_before_the_form():
    cast = curated()
    called(cast)
    html = open_page(visit(cast.eve), APPLY).content.decode()
    assert "Ada Okafor reads this and answers you. Nobody else does." in html
    assert html.index("Ada Okafor reads this") < html.index('name="reason"')
    assert "What do you weave?" in html and "mix of the whole group" in html
    nobody_decides_alone(cast.weavers)
    assert (
        "any of them may read this, and two of them answer you."
        in open_page(visit(cast.eve), APPLY).content.decode()
    )


def test_asking_keeps_each_question_as_it_was_asked():
    cast = curated()
    called(cast)
    response = visit(cast.eve).post(APPLY, typed())
    assert (response.status_code, response["Location"]) == (303, APPLY)
    write_call(cast.weavers, by=cast.ada, questions=[{"text": "Other", "kind": "short"}])
    kept = Application.objects.get()
    assert kept.answers == [
        {"question": "What do you weave?", "kind": "short", "answer": "Sacks"},
        {"question": "What are you stuck with?", "kind": "long", "answer": "Selvedges\nthat curl"},
    ]
    html = open_page(visit(cast.eve), APPLY).content.decode()
    assert "Your request is with them" in html and "Selvedges" in html and 'name="reason"' not in html


def test_what_is_missing_is_said_and_nothing_typed_is_lost():
    cast = curated()
    called(cast)
    for gap in typed():
        response = visit(cast.eve).post(APPLY, {**typed(), gap: ""})
        html = response.content.decode()
        assert (response.status_code, f'href="#id_{gap}"' in html) == (422, True)
        assert all(words.split("\n")[0] in html for name, words in typed().items() if name != gap)
    assert Application.objects.count() == 0


def test_answers_to_questions_that_changed_meanwhile_come_back():
    cast = curated()
    called(cast)
    words = typed()
    write_call(cast.weavers, by=cast.ada, questions=[QUESTIONS[0]])
    response = visit(cast.eve).post(APPLY, words)
    html = response.content.decode()
    assert response.status_code == 422 and "The questions have changed" in html
    assert "that curl" in html and "Sacks" in html and Application.objects.count() == 0


def test_the_applicant_sees_how_it_was_answered_why_and_by_whom():
    cast = curated()
    answer(a_request(cast), by=cast.ada, answer="not_now", words="We are full of spinners.")
    html = open_page(visit(cast.eve), APPLY).content.decode()
    assert "Not this time" in html and "We are full of spinners." in html and "Ada Okafor answered" in html
    assert "Ask again" in html and 'name="reason"' in html
    answer(apply(cast.weavers, by=cast.eve, reason="Again."), by=cast.ada, answer="welcome", words="Now yes.")
    html = open_page(visit(cast.eve), APPLY).content.decode()
    assert "You were welcomed" in html and "Now yes." in html
    assert re.search(r'href="/c/weavers/"[^>]*>[^<]*Go to Weavers', html)


def test_taking_it_back():
    cast = curated()
    a_request(cast)
    client = visit(cast.eve)
    assert visit(cast.raj).post(f"{APPLY}end/").status_code == 404
    assert client.post(f"{APPLY}end/").status_code == 303
    assert state_of(cast, cast.eve) == "withdrawn"
    assert "You took your request back" in open_page(client, APPLY).content.decode()


def test_those_who_decide_read_it_in_full_the_oldest_first_and_answer():
    cast = curated()
    a_request(cast)
    a_request(cast, cast.raj)
    client = visit(cast.ada)
    html = open_page(client, DESK).content.decode()
    assert html.index("Eve Larsen") < html.index("Raj Anand")
    assert CANARY in html and "canary-answer-7302" in html and "overdue" not in html.lower()
    key = Application.objects.get(person=cast.eve).key
    response = client.post(f"{DESK}{key}/answer/", {"answer": "welcome", "words": ""})
    assert (response.status_code, response["Location"]) == (303, DESK)
    assert words_left(response) == "Eve is in, and a mail says so."
    assert state_of(cast, cast.eve) == "active"


def test_a_no_without_a_reason_comes_back_beside_its_request():
    cast = curated()
    asked = a_request(cast)
    a_request(cast, cast.raj)
    response = visit(cast.ada).post(f"{DESK}{asked.key}/answer/", {"answer": "not_now", "words": ""})
    html = response.content.decode()
    # Once where the focus goes and once at the field, of this request only.
    assert (response.status_code, html.count("Give a reason first."), html.count(" autofocus")) == (422, 2, 1)
    assert f'href="#id_words-{asked.key}"' in html and f'id="id_words-{asked.key}"' in html
    long = "w" * 1001
    response = visit(cast.ada).post(f"{DESK}{asked.key}/answer/", {"answer": "welcome", "words": long})
    assert response.status_code == 422 and response.content.decode().count(long) == 1
    assert Say.objects.count() == 0


def test_words_for_a_request_answered_meanwhile_come_back():
    cast = curated()
    asked = a_request(cast)
    answer(asked, by=cast.ada, answer="welcome")
    response = visit(cast.ada).post(
        f"{DESK}{asked.key}/answer/", {"answer": "not_now", "words": "My long words."}
    )
    html = response.content.decode()
    assert response.status_code == 409 and "My long words." in html and "answered this request first" in html


def test_who_does_not_decide_has_no_desk_and_answers_nothing():
    cast = curated()
    asked = a_request(cast)
    body = {"answer": "welcome", "words": ""}
    for who in (cast.ben, cast.nia, cast.eve, cast.raj, cast.sam):
        for address in (DESK, f"{DESK}call/", f"{DESK}mode/"):
            assert visit(who).get(address).status_code == 403
        assert visit(who).post(f"{DESK}{asked.key}/answer/", body).status_code == 403
        assert DESK not in open_page(visit(who), "/c/weavers/about/").content.decode()
    assert DESK in open_page(visit(cast.ada), "/c/weavers/about/").content.decode()
    assert visit(cast.ada).post(f"{DESK}{asked.key}/answer/", body).status_code == 303


def test_where_nobody_holds_a_duty_every_member_finds_the_desk():
    cast = curated()
    nobody_decides_alone(cast.weavers)
    asked = a_request(cast)
    for who in (cast.ben, cast.nia):
        assert DESK in open_page(visit(who), "/c/weavers/people/").content.decode()
        assert CANARY in open_page(visit(who), DESK).content.decode()
        visit(who).post(f"{DESK}{asked.key}/answer/", {"answer": "welcome", "words": ""})
    assert state_of(cast, cast.eve) == "active"


def test_an_open_community_asks_for_no_statement_more():
    cast = curated("open")
    nobody_decides_alone(cast.weavers)
    assert DESK not in open_page(visit(cast.ben), "/c/weavers/people/").content.decode()


def test_a_page_takes_the_same_statements_for_one_and_thirty():
    cast = curated()
    people = iter([person_at(f"a{n}@crowd.example", name=f"Person {n}", verified=True) for n in range(60)])

    def more(count: int) -> None:
        for _each in range(count):
            asked = a_request(cast, next(people))
            done = a_request(cast, next(people))
            answer(done, by=cast.ada, answer="welcome", words="Yes.")
            Say.objects.create(application=asked, by=cast.ben, answer="welcome", words="I know them.")

    assert_same_statements(visit(cast.ada), DESK, more)


def test_three_requests_a_day():
    cast = curated()
    client = visit(cast.eve)
    for _each in range(3):
        assert client.post(APPLY, {"reason": "Please."}).status_code == 303
        client.post(f"{APPLY}end/")
    response = client.post(APPLY, {"reason": "Please, once more."})
    assert response.status_code == 429 and "Please, once more." in response.content.decode()


def test_members_see_that_they_belong():
    cast = curated()
    assert "You belong here already." in open_page(visit(cast.ben), APPLY).content.decode()
    assert visit(cast.ben).post(APPLY, {"reason": "Me again."}).status_code == 409


def test_the_network_has_no_such_pages():
    cast = curated()
    for address in ("apply/", "admissions/", "admissions/call/", "admissions/mode/", "invitations/"):
        assert visit(cast.sam).get(f"/c/network/{address}").status_code == 404


def test_the_join_box_says_that_a_request_waits():
    cast = curated()
    a_request(cast)
    assert "See how your request stands" in open_page(visit(cast.eve), "/c/weavers/about/").content.decode()
    move(cast.weavers, cast.eve, "withdrawn", by=cast.eve)
    assert "Ask to join" in open_page(visit(cast.eve), "/c/weavers/about/").content.decode()
