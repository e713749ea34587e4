import re
from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.moving import move
from kith.members.communities.actions.pausing import come_back, pause
from kith.members.communities.actions.serving import offer_duty, put_down
from kith.members.people.actions.registering import person_at
from kith.members.profiles.actions.writing import write_profile
from kith.rooms.charter.actions.proposing import adopt, propose
from kith.rooms.welcome.actions.accompanying import offer
from kith.rooms.welcome.actions.greeting import welcome
from kith.rooms.welcome.tests.cast import of
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import settle
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page, statements

pytestmark = pytest.mark.django_db

HERE = "/c/weavers/"


def home(person) -> str:
    return open_page(visit(person), HERE).content.decode()


def titles(html: str, heading: str) -> list[str]:
    """Return the titles of the rows below a heading, in their order."""
    section = html.partition(f">{heading}</h2>")[2].partition("</section>")[0]
    return [
        re.sub("<[^>]+>", "", found) for found in re.findall(r'class="title-link"[^>]*>(.+?)</a>', section)
    ]


def ago(**much) -> object:
    return now() - timedelta(**much)


def test_who_waits_comes_first_and_the_oldest_of_them_before_the_others():
    cast = build_cast()
    a_thread(cast, kind="question", title="Second", at=ago(hours=2))
    a_thread(cast, kind="question", title="First", at=ago(hours=9))
    answered = a_thread(cast, kind="question", title="Answered", at=ago(hours=8))
    reply(answered, by=cast.nia, source="Like so.")
    a_thread(cast, title="Talk", at=ago(hours=1))
    html = home(cast.ben)
    assert titles(html, "Waiting for a first reply") == ["First", "Second"]
    assert titles(html, "Conversations") == ["Answered", "Talk"]
    assert html.index("Waiting for a first reply") < html.index(">Conversations</h2>")


def test_a_question_its_asker_settled_no_longer_waits():
    cast = build_cast()
    settle(a_thread(cast, kind="question", title="Found it"), by=cast.ada)
    html = home(cast.ben)
    assert "Waiting for a first reply" not in html
    assert titles(html, "Conversations") == ["Found it"]


def test_every_row_states_its_minutes():
    cast = build_cast()
    a_thread(cast, kind="question", source="word " * 500)
    a_thread(cast, title="Long", source="word " * 9000)
    html = home(cast.ben)
    rows = html.count('<li class="margined"')
    assert rows == 2
    assert re.findall(r'class="minutes">(\d+) min <small>([^<]+)</small>', html) == [
        ("4", "to answer"),
        ("10", "to start on"),
    ]


def test_what_came_since_its_reader_looked_is_marked():
    cast = build_cast()
    thread = a_thread(cast)
    stop_at(thread, 1, by=cast.ben)
    for words in ("One.", "Two."):
        reply(thread, by=cast.nia, source=words)
    assert "2 new since you looked" in home(cast.ben)
    assert "new since you looked" not in home(cast.nia)


def test_each_sees_exactly_what_they_may():
    cast = build_cast()
    a_thread(cast, title="Canary for members", kind="question")
    a_thread(cast, title="For anyone", board=cast.open_board)
    seen = {who: home(person) for who, person in cast.everyone().items()}
    members = {"ada", "ben", "nia"}
    assert {who for who, html in seen.items() if "Canary" in html} == members
    assert {who for who, html in seen.items() if "For anyone" in html} == set(seen)
    assert {who for who, html in seen.items() if "You’re seeing what is open to you." in html} == set(
        seen
    ) - members


def test_who_joined_lately_is_shown_to_members_alone():
    cast = build_cast()
    assert "New faces" in home(cast.ada)
    for person in (None, cast.eve):
        html = home(person)
        assert "New faces" not in html
        assert "Nia Prosser" not in html and "Ben Talbot" not in html


def test_say_hello_stands_until_one_has_said_it():
    cast = build_cast()

    def faces(person) -> str:
        return home(person).partition("<h2>New faces</h2>")[2].partition("</section>")[0]

    for newcomer in (cast.ben, cast.nia):
        assert ">Say hello<" in faces(cast.ada)
        welcome(of(cast.weavers, newcomer), by=cast.ada, words="Good to have you.")
    assert ">Say hello<" not in faces(cast.ada) and ">Who came in lately<" in faces(cast.ada)
    assert ">Say hello<" in faces(cast.ben)


def test_ways_to_help_are_real_and_for_members():
    cast = build_cast()
    asked = a_thread(cast, kind="question", by=cast.nia)
    ways = home(cast.ben).partition(">Ways to help</h2>")[2].partition("</section>")[0]
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', ways) == [
        (f"/c/weavers/conversations/{asked.key}/", "Answer Nia’s question"),
        (f"/c/weavers/welcome/to/{cast.nia.key}/", "Say hello to Nia"),
        ("/c/weavers/conversations/new/", "Say what’s puzzling you"),
    ]
    assert "Answer Nia" not in home(cast.nia)
    assert "Ways to help" not in home(cast.eve) and "Ways to help" not in home(None)


def test_a_namesake_is_helped_like_anyone_else():
    cast = build_cast()
    namesake = person_at("other-ben@cast.example", name=cast.ben.name, verified=True)
    admit(cast.weavers, namesake, by=cast.ada)
    a_thread(cast, kind="question", by=namesake)
    assert "Answer Ben’s question" in home(cast.ben)
    assert "Answer Ben’s question" not in home(namesake)


def test_an_empty_community_invites_one_small_move():
    cast = build_cast()
    member = home(cast.ben)
    assert "Nobody has said anything here yet." in member and "Start the first conversation" in member
    assert "What people say here stays with members." in home(None)


def test_joining_is_one_tap_and_leaving_is_at_hand():
    cast = build_cast()
    assert 'action="/c/weavers/membership/"' in home(cast.eve)
    assert "?next=/c/weavers/membership/" in home(None)
    assert '<a href="/c/weavers/membership/">Take a break or leave</a>' in home(cast.ben)


def test_a_community_nobody_convenes_says_that_it_still_works():
    cast = build_cast()
    assert "Nobody convenes" not in home(cast.ben)
    leave(cast.weavers, by=cast.ada)
    assert "Nobody convenes this one just now" in home(cast.ben)
    assert "Start the first conversation" in home(cast.ben)


def test_norms_are_on_the_page_and_the_rest_of_them_a_link_away():
    cast = build_cast()
    cast.weavers.norms = "Say what you saw. " * 40
    cast.weavers.save()
    html = home(None)
    assert "How we are with each other" in html and "…" in html


def test_the_networks_home_is_the_front_door():
    cast = build_cast()
    answer = visit(cast.ben).get("/c/network/")
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_an_unknown_community_is_not_found():
    cast = build_cast()
    open_page(visit(cast.ben), "/c/nowhere/", status=404)


def test_statements_do_not_grow():
    cast = build_cast()

    def add(count: int) -> None:
        for number in range(count):
            a_thread(cast, kind="question")
            a_thread(cast)
            person = person_at(f"n{now().timestamp()}{number}@cast.example", name="New", verified=True)
            admit(cast.weavers, person, by=cast.ada)

    assert_same_statements(visit(cast.ben), HERE, add)
    assert statements(visit(cast.ben), HERE) <= 17
    assert statements(visit(), HERE) <= 10


def test_new_faces_say_one_ask_and_one_offer_to_who_may_read_them():
    cast = build_cast()
    shared = {"asks": "shared", "offers": "network"}
    write_profile(
        cast.nia, by=cast.nia, asks=["when to ring", "looms"], offers=["a fresh eye"], levels=shared
    )
    html = home(cast.ada)
    assert "Asks about: when to ring" in html and "Offers: a fresh eye" in html
    assert "looms" not in html
    assert f'href="/c/weavers/people/{cast.nia.key}/"' in html
    for person in (cast.eve, cast.sam, None):
        assert "when to ring" not in home(person) and "a fresh eye" not in home(person)


def test_ways_to_help_where_nobody_convenes_and_for_who_knows_the_place():
    cast = build_cast()
    asked = "Be somebody new’s first person to ask"
    assert asked in home(cast.ada) and asked not in home(cast.ben)
    assert "Convene for a while" not in home(cast.ada)
    offer(cast.weavers, by=cast.ada)
    assert asked not in home(cast.ada)
    put_down(cast.weavers, "convenor", by=cast.ada)
    html = home(cast.ada)
    assert "Convene for a while" in html and "60 min <small>a week</small>" in html


def test_nothing_is_asked_of_who_is_away():
    cast = build_cast()
    a_thread(cast, kind="question", by=cast.nia)
    offer_duty(cast.weavers, cast.ben, "facilitator", by=cast.ada)
    asked = "Ada Okafor asked you today."
    assert "Ways to help" in home(cast.ben) and asked in home(cast.ben)
    pause(cast.weavers, by=cast.ben)
    html = home(cast.ben)
    assert "Ways to help" not in html and asked not in html and "To begin with" not in html
    assert "You’re away for a while." in html
    come_back(cast.weavers, by=cast.ben)
    assert "Ways to help" in home(cast.ben)
    move(cast.weavers, cast.ben, "lapsed", by=cast.ada)
    assert "Ways to help" not in home(cast.ben) and "You’re resting here." in home(cast.ben)


def test_a_charter_that_changed_is_one_quiet_line():
    cast = build_cast()
    line = "How we are with each other reads differently now."
    parts = {"domain_statement": "Cloth that lasts.", "who": "", "practice_scope": "", "norms": "Be kind."}
    proposal = propose(cast.weavers, by=cast.ben, why="To say it.", **parts)
    assert line not in home(cast.nia)
    adopt(proposal, by=cast.ada)
    assert line in home(cast.nia) and line not in home(cast.ada) and line not in home(cast.eve)
