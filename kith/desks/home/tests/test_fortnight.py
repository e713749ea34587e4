import re
from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.pausing import come_back, pause
from kith.members.communities.models import Membership
from kith.members.people.actions.registering import person_at
from kith.rooms.welcome.actions.greeting import welcome
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page, statements

pytestmark = pytest.mark.django_db


def fortnight(person, minutes: int | str = 25) -> str:
    return open_page(visit(person), f"/fortnight/?minutes={minutes}").content.decode()


def rows(html: str, place: str) -> list[str]:
    """Return the titles in one part of the page ("waiting", "worth", "offer"), in their order."""
    section = html.partition(f'<h2 id="{place}">')[2].partition("</section>")[0]
    return [
        re.sub("<[^>]+>", "", found) for found in re.findall(r'class="title-link"[^>]*>(.+?)</a>', section)
    ]


def spans(html: str) -> list[tuple[int, str]]:
    """Return the parts of the ruler: how wide, and what they say."""
    return [
        (int(wide), words) for wide, words in re.findall(r'<li class="w-(\d+)[^>]*>.*?"words">([^<]+)<', html)
    ]


def ago(**much):
    return now() - timedelta(**much)


def test_it_is_for_those_signed_in():
    build_cast()
    answer = visit().get("/fortnight/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Ffortnight%2F")


def test_people_come_before_reading_and_reading_before_offers():
    cast = build_cast()
    a_thread(cast, kind="question", title="Asked")
    a_thread(cast, title="Told")
    html = fortnight(cast.ben)
    assert "Hello Ben. Here’s your 25 minutes." in html
    assert (rows(html, "waiting"), rows(html, "worth")) == (["Asked"], ["Told"])
    assert rows(html, "offer") == ["Say hello to Nia Prosser"]
    assert html.index('id="waiting"') < html.index('id="worth"') < html.index('id="offer"')
    assert "That’s everything." in html


def test_the_ruler_is_as_long_as_the_minutes_and_says_what_is_left():
    cast = build_cast()
    a_thread(cast, kind="question", source="word " * 500)
    html = fortnight(cast.ben)
    assert spans(html) == [(4, "People waiting for you"), (2, "To offer"), (19, "Yours to keep")]
    assert html.count('aria-current="step"') == 1


@pytest.mark.parametrize("minutes", [10, 25, 40])
def test_it_is_cut_to_the_minutes_one_has(minutes: int):
    cast = build_cast()
    for number in range(12):
        a_thread(cast, kind="question", title=f"Asked {number}")
        a_thread(cast, title=f"Told {number}", source="word " * 600)
    html = fortnight(cast.ben, minutes)
    asked = [int(number) for number in re.findall(r'class="minutes">(\d+) min', html)]
    offers = len(rows(html, "offer"))
    spent = sum(asked[: len(asked) - offers]) + (2 if offers else 0)
    assert minutes - 3 < spent <= minutes
    assert sum(wide for wide, _words in spans(html)) == spent
    assert "That’s your time." in html and "That’s everything." not in html


@pytest.mark.parametrize("minutes", ["", "0", "11", "many", "-25", "٢٥"])
def test_other_lengths_are_taken_for_the_usual_one(minutes: str):
    cast = build_cast()
    a_thread(cast)
    assert "Here’s your 25 minutes." in fortnight(cast.ben, minutes)


def test_what_one_asked_answered_or_read_does_not_wait_for_them():
    cast = build_cast()
    a_thread(cast, kind="question", title="Mine", by=cast.ben)
    reply(a_thread(cast, kind="question", title="Answered"), by=cast.ben, source="So.")
    stop_at(a_thread(cast, title="Read"), 1, by=cast.ben)
    html = fortnight(cast.ben)
    assert (rows(html, "waiting"), rows(html, "worth")) == ([], [])


def test_it_lets_go_of_what_is_old():
    cast = build_cast()
    a_thread(cast, kind="question", title="A season ago", at=ago(days=91))
    a_thread(cast, title="Three weeks ago", at=ago(days=21))
    html = fortnight(cast.ben)
    assert (rows(html, "waiting"), rows(html, "worth")) == ([], [])


def test_what_one_was_following_comes_before_what_is_new_and_costs_only_its_new_part():
    cast = build_cast()
    followed = a_thread(cast, title="Followed", source="word " * 1000, at=ago(days=2))
    stop_at(followed, 1, by=cast.ben)
    reply(followed, by=cast.nia, source="Yes.", at=ago(days=1))
    a_thread(cast, title="New", at=ago(hours=1))
    html = fortnight(cast.ben)
    assert rows(html, "worth") == ["Followed", "New"]
    assert re.findall(r'class="minutes">(\d+) min <small>to read', html) == ["3", "1"]


def test_it_shows_no_more_than_its_reader_may_see():
    cast = build_cast()
    a_thread(cast, kind="question", title="Canary asked")
    a_thread(cast, title="Canary told")
    for person in (cast.eve, cast.pat, cast.sam):
        html = fortnight(person)
        assert "Canary" not in html and "Nia" not in html


def test_nothing_new_is_good_news():
    cast = build_cast()
    html = fortnight(cast.eve)
    assert "Nobody’s waiting for you, and you’re up to date." in html
    assert "ruler" not in html


def test_who_is_in_no_community_is_shown_the_shelf():
    cast = build_cast()
    html = fortnight(cast.pat)
    assert "You’re not in a community yet." in html and 'href="/communities/"' in html


def test_no_total_stands_anywhere():
    cast = build_cast()
    for number in range(7):
        a_thread(cast, title=f"Told {number}")
    html = re.sub(r"<[^>]+>", " ", fortnight(cast.ben))
    assert not re.search(r"\b\d+ (new|unread|waiting|conversations|people)\b", html)


def test_a_newcomer_to_two_communities_is_greeted_once():
    cast = build_cast()
    admit(cast.potters, cast.ben, by=cast.ben, at=ago(days=100))
    admit(cast.potters, cast.nia, by=cast.nia)
    assert rows(fortnight(cast.ben), "offer") == ["Say hello to Nia Prosser"]


def test_statements_do_not_grow():
    cast = build_cast()

    def add(count: int) -> None:
        for number in range(count):
            a_thread(cast, kind="question")
            a_thread(cast)
            person = person_at(f"n{now().timestamp()}{number}@cast.example", name="New", verified=True)
            admit(cast.weavers, person, by=cast.ada)

    assert_same_statements(visit(cast.ben), "/fortnight/", add)
    assert statements(visit(cast.ben), "/fortnight/") <= 10


def test_a_hello_is_asked_for_until_somebody_said_it():
    cast = build_cast()
    assert f'href="/c/weavers/welcome/to/{cast.nia.key}/"' in fortnight(cast.ben)
    welcome(Membership.objects.get(person=cast.nia, community=cast.weavers), by=cast.ada, words="Hello Nia.")
    assert rows(fortnight(cast.ben), "offer") == []
    html = fortnight(cast.nia)
    assert "Hello Nia." in html and (1, "Said to you") in spans(html)
    assert "Hello Nia." not in fortnight(cast.ben)


def test_nothing_is_asked_of_who_is_away_nor_a_hello_for_who_is():
    cast = build_cast()
    a_thread(cast, kind="question", title="Asked")
    a_thread(cast, title="Told")
    pause(cast.weavers, by=cast.ben)
    html = fortnight(cast.ben)
    assert [rows(html, place) for place in ("waiting", "worth", "offer")] == [[], [], []]
    assert rows(fortnight(cast.nia), "waiting") == ["Asked"] and rows(fortnight(cast.nia), "offer") == []
    come_back(cast.weavers, by=cast.ben)
    assert rows(fortnight(cast.ben), "waiting") == ["Asked"]
