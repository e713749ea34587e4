"""Changing one's own page: without a script, line by line, and no word is lost."""

import re

import pytest

from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.models import Profile
from kith.members.profiles.queries import own
from kith.members.profiles.saying import Stint
from tests.cast import build_cast, visit
from tests.pages import mistakes, open_page

pytestmark = pytest.mark.django_db

SHEET = {
    "offer-1": "Tea",
    "offer-2": "",
    "offer-3": "Night rotas",
    "ask-1": "How to chair",
    "about": "Porter.",
    "organisation-1": "Larkfield House",
    "role-1": "Porter",
    "since-1": "March 2019",
    "until-1": "",
    "constituencies": "porter, nights, ",
    "languages": "Welsh",
    "contact": "introduction",
    "contact_words": "Slowly",
    "affiliations_level": "network",
    "presence_level": "shared",
}

SHOWN = {"offer-2": "Night rotas", "since-1": "March 2019", "constituencies": "porter, nights"}


@pytest.fixture
def cast():
    return build_cast()


def test_what_is_typed_is_kept_and_comes_back(cast):
    client = visit(cast.ben)
    assert client.post("/you/profile/", SHEET)["Location"] == f"/people/{cast.ben.key}/"
    kept = own(cast.ben)
    assert (kept.offers, kept.asks) == (["Tea", "Night rotas"], ["How to chair"])
    assert (kept.constituencies, kept.profile.contact, kept.profile.contact_words) == (
        ["porter", "nights"],
        "introduction",
        "Slowly",
    )
    assert (kept.profile.affiliations_level, kept.profile.presence_level, kept.profile.about_level) == (
        "network",
        "shared",
        "network",
    )
    html = open_page(client, "/you/profile/").content.decode()
    fields = {field: re.search(rf'<input[^>]* name="{field}"[^>]*>', html)[0] for field in SHOWN}
    assert {field: f'value="{SHOWN[field]}"' in tag for field, tag in fields.items()} == dict.fromkeys(
        SHOWN, True
    )


def test_sending_the_same_sheet_again_changes_nothing(cast):
    client = visit(cast.ben)
    client.post("/you/profile/", SHEET)
    before = Profile.objects.values().get(person=cast.ben)
    client.post("/you/profile/", SHEET)
    assert Profile.objects.values().get(person=cast.ben) == before


def test_one_more_line_keeps_what_was_typed_and_writes_nothing(cast):
    client = visit(cast.ben)
    for part, field in (("offers", "offer-4"), ("asks", "ask-2"), ("affiliations", "organisation-2")):
        response = client.post("/you/profile/", {**SHEET, "more": part})
        html = response.content.decode()
        assert (response.status_code, mistakes(html)) == (200, [])
        assert f'name="{field}"' in html and "Night rotas" in html and "How to chair" in html
        assert f'name="{field[:-1]}{int(field[-1]) + 1}"' not in html
    assert not Profile.objects.filter(person=cast.ben).exists()


def test_there_is_an_end_to_more_lines(cast):
    full = {f"offer-{n}": f"Offer {n}" for n in range(1, 13)}
    html = visit(cast.ben).post("/you/profile/", {**full, "more": "offers"}).content.decode()
    assert 'name="offer-12"' in html and 'name="offer-13"' not in html


def test_every_word_survives_a_mistake(cast):
    wrong = {**SHEET, "offer-3": "x" * 121, "since-1": "a while ago", "presence_level": "everybody"}
    response = visit(cast.ben).post("/you/profile/", wrong)
    html = response.content.decode()
    assert (response.status_code, mistakes(html)) == (422, [])
    for words in ("x" * 121, "a while ago", "How to chair", "Larkfield House", "porter, nights, ", "Slowly"):
        assert words in html
    for field in ("offer-3", "since-1", "presence_level"):
        assert f'href="#id_{field}"' in html
    assert not Profile.objects.filter(person=cast.ben).exists()


def test_a_form_that_does_not_hold_a_part_leaves_it(cast):
    write_profile(
        cast.ben, by=cast.ben, offers=["Tea"], about="Porter", affiliations=[Stint("Larkfield House")]
    )
    visit(cast.ben).post("/you/profile/", {"about": "Porter, nights"})
    kept = own(cast.ben)
    assert (kept.offers, kept.profile.about, len(kept.affiliations)) == (["Tea"], "Porter, nights", 1)


def test_only_your_own_changes(cast):
    write_profile(cast.ada, by=cast.ada, offers=["Looms"])
    before = Profile.objects.values().get(person=cast.ada)
    visit(cast.ben).post("/you/profile/", {**SHEET, "person": cast.ada.pk, "key": cast.ada.key})
    assert Profile.objects.values().get(person=cast.ada) == before
    assert visit().post("/you/profile/", SHEET).status_code == 403


def test_who_reads_a_part_is_said_before_it_is_written(cast):
    html = open_page(visit(cast.ben), "/you/profile/").content.decode()
    for level, field in (
        *(("offers", "offer-1"), ("asks", "ask-1"), ("about", "about"), ("affiliations", "organisation-1")),
        *(("constituencies", "constituencies"), ("languages", "languages"), ("contact", "contact_words")),
    ):
        assert 0 < html.index(f'name="{level}_level"') < html.index(f'name="{field}"')
