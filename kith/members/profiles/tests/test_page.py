"""Somebody's page: what leads it, what is not said, and the steps towards them."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.members.communities.addresses import profile_of
from kith.members.people.models import Person
from kith.members.profiles import reaching
from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.saying import Stint
from kith.members.profiles.tests.telling import tell_all, was_here
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def page(viewer, person) -> str:
    return open_page(visit(viewer), f"/people/{person.key}/").content.decode()


def test_offers_and_asks_lead(cast):
    tell_all(cast.ben)
    html = page(cast.ada, cast.ben)
    order = [
        html.index(words)
        for words in ("Ben Talbot</h1>", "zanderoffer", "zanderask", "zanderabout", "Zanderhouse")
    ]
    assert order == sorted(order)


def test_communities_both_belong_to(cast):
    assert "Communities you share" in page(cast.ada, cast.ben) and "/c/weavers/" in page(cast.ada, cast.ben)
    there = f"/c/weavers/people/{cast.ben.key}/"
    assert f'href="{there}">What Ben does there' in page(cast.ada, cast.ben)
    assert "Offer a duty" in open_page(visit(cast.ada), there).content.decode()
    assert there not in page(cast.ben, cast.ben)
    assert "Communities you share" not in page(cast.eve, cast.ben) and "/c/weavers/" not in page(
        cast.eve, cast.ben
    )


@pytest.mark.parametrize(
    "days, words",
    [
        (0, "Around this week"),
        (6, "Around this week"),
        (8, "Around this month"),
        (29, "Around this month"),
        (31, ""),
    ],
)
def test_being_around_is_said_coarsely(cast, days, words):
    write_profile(cast.ben, by=cast.ben, levels={"presence": "network"})
    was_here(cast.ben, days)
    was_here(cast.ben, days + 20)
    assert re.findall("Around this (?:week|month)", page(cast.eve, cast.ben)) == ([words] if words else [])


def test_who_does_not_show_it_is_like_one_who_was_never_here(cast):
    write_profile(cast.ben, by=cast.ben, levels={"presence": "network"})
    never = page(cast.eve, cast.ben)
    write_profile(cast.ben, by=cast.ben, levels={"presence": "nobody"})
    was_here(cast.ben, 0)
    assert page(cast.eve, cast.ben) == never
    write_profile(cast.ben, by=cast.ben, levels={"presence": "network"})
    assert page(cast.eve, cast.ben) != never


def test_who_wrote_nothing_is_like_one_who_wrote_for_others(cast):
    nothing = page(cast.eve, cast.ben)
    said = {
        "offers": ["Tea"],
        "about": "Here",
        "affiliations": [Stint("Larkfield House")],
        "constituencies": ["porter"],
    }
    shared = dict.fromkeys(("offers", "about", "affiliations", "constituencies"), "shared")
    write_profile(cast.ben, by=cast.ben, levels=shared, **said)
    assert page(cast.eve, cast.ben) == nothing
    assert page(cast.ada, cast.ben) != nothing


def test_no_such_person_and_one_who_was_erased_are_the_same(cast):
    Person.objects.filter(pk=cast.eve.pk).update(erased_at=now())
    client = visit(cast.ben)
    gone, never, wrong = (client.get(f"/people/{key}/") for key in (cast.eve.key, "0" * 13, "not-a-key"))
    assert [gone.status_code, never.status_code, wrong.status_code] == [404, 404, 404]
    assert gone.content == never.content.replace(b"0" * 13, cast.eve.key.encode())
    assert client.get(f"/people/{cast.ada.key}/").status_code == 200


def test_who_became_another_is_found_there(cast):
    Person.objects.filter(pk=cast.eve.pk).update(merged_into=cast.ada)
    assert visit(cast.ben).get(f"/people/{cast.eve.key}/")["Location"] == f"/people/{cast.ada.key}/"


def test_words_are_words_and_no_markup(cast):
    write_profile(cast.ben, by=cast.ben, offers=["<b>Tea</b>"], about="<script>", contact_words="<i>")
    html = page(cast.ada, cast.ben)
    assert "&lt;b&gt;Tea&lt;/b&gt;" in html and "<script>" not in html and "<i>" not in html


def test_your_own_page_says_who_reads_each_part(cast):
    tell_all(cast.ben, "shared")
    html = page(cast.ben, cast.ben)
    assert html.count("Only people in a community with you can read this.") == 9
    assert "Only people in a community with you" not in page(cast.ada, cast.ben)


def test_a_step_that_a_room_above_declares_is_offered_to_whom_it_is_for(cast):
    to_ben = lambda viewer, person: person.pk == cast.ben.pk and viewer.pk != cast.eve.pk  # noqa: E731
    reaching.offer(reaching.Reach("write", _("Write to %(name)s"), lambda key: f"/letters/{key}/", to_ben))
    try:
        link = f'href="/letters/{cast.ben.key}/">Write to Ben</a>'
        shown = {who for who, one in cast.everyone().items() if one and link in page(one, cast.ben)}
    finally:
        reaching.withdraw("write")
    assert shown == {"ada", "nia", "sam", "pat", "raj"}
    assert link not in page(cast.ada, cast.ben)


def test_the_floor_below_knows_the_address(cast):
    assert profile_of(cast.ada.key) == reverse("profiles:person", args=[cast.ada.key])
    html = visit(cast.ben).get("/c/weavers/people/").content.decode()
    assert f'href="/people/{cast.ada.key}/">Ada Okafor</a>' in html


def test_statements_do_not_grow_with_what_is_said(cast):
    def say(count: int) -> None:
        number = 1 if count == 1 else 12
        write_profile(
            cast.ben,
            by=cast.ben,
            offers=[f"Offer {n}" for n in range(number)],
            asks=[f"Ask {n}" for n in range(number)],
            affiliations=[Stint(f"House {n}") for n in range(number)],
            constituencies=[f"Kind {n}" for n in range(min(number, 8))],
        )

    assert_same_statements(visit(cast.ada), f"/people/{cast.ben.key}/", say)
    assert_same_statements(visit(cast.ben), "/you/profile/", say)
