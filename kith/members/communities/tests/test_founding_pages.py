import pytest

from kith.members.communities.models import Community, Duty, Membership
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Night Bakers",
    "domain_statement": "Bread that is ready at five.",
    "practice_scope": "Ovens.",
    "norms": "Be kind.\n\nLeave the whisk clean.",
    "admission_mode": "open",
    "glaze": "tea",
    "motif": "leaf",
}


def test_a_stranger_is_asked_to_sign_in_first():
    build_cast()
    answer = visit().get("/communities/new/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Fcommunities%2Fnew%2F")
    answer = visit().post("/communities/new/", TYPED)
    assert answer.status_code == 403 and "Bread that is ready at five." in answer.content.decode()
    assert not Community.objects.filter(name="Night Bakers").exists()


def test_anyone_signed_in_starts_one():
    cast = build_cast()
    answer = visit(cast.eve).post("/communities/new/", TYPED)
    assert (answer.status_code, answer["Location"]) == (303, "/c/night-bakers/")
    made = Community.objects.get(slug="night-bakers")
    assert {name: getattr(made, name) for name in TYPED} == TYPED
    assert Membership.objects.get(community=made).person == cast.eve
    assert Duty.objects.get(community=made).kind == "convenor"
    home = open_page(visit(cast.eve), "/c/night-bakers/").content.decode()
    assert "Start the first conversation" in home


@pytest.mark.parametrize("mode", ["open", "application", "invitation"])
def test_whoever_starts_it_says_who_may_join(mode: str):
    cast = build_cast()
    html = open_page(visit(cast.eve), "/communities/new/").content.decode()
    assert f'name="admission_mode" value="{mode}"' in html
    answer = visit(cast.eve).post("/communities/new/", {**TYPED, "admission_mode": mode})
    assert (answer.status_code, answer["Location"]) == (303, "/c/night-bakers/")
    assert Community.objects.get(slug="night-bakers").admission_mode == mode


def test_sent_twice_it_is_started_once():
    cast = build_cast()
    client = visit(cast.eve)
    answers = [client.post("/communities/new/", TYPED) for _again in range(2)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, "/c/night-bakers/")] * 2
    assert Community.objects.filter(name="Night Bakers").count() == 1


def test_a_name_that_is_taken_is_said_and_nothing_typed_is_lost():
    cast = build_cast()
    answer = visit(cast.ben).post("/communities/new/", {**TYPED, "name": "  weavers "})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "There’s already a community called weavers." in html
    assert "Bread that is ready at five." in html and "Leave the whisk clean." in html
    assert Community.objects.filter(sort_name="weavers").count() == 1


@pytest.mark.parametrize(
    "field, value",
    [
        ("name", ""),
        ("name", "\u3164\u202e"),
        ("name", "We\u200bavers"),
        ("name", "n" * 81),
        ("domain_statement", ""),
        ("domain_statement", "d" * 281),
        ("practice_scope", "p" * 4001),
        ("norms", "n" * 4001),
        ("admission_mode", "by luck"),
        ("glaze", "gold"),
        ("motif", "skull"),
    ],
)
def test_what_is_amiss_is_said_beside_its_field(field: str, value: str):
    cast = build_cast()
    answer = visit(cast.eve).post("/communities/new/", {**TYPED, field: value})
    assert answer.status_code == 422
    assert f'href="#id_{field}"' in answer.content.decode()
    assert Community.objects.count() == 3


def test_the_form_offers_a_glaze_and_a_motif_that_nobody_wears():
    cast = build_cast()
    html = open_page(visit(cast.eve), "/communities/new/").content.decode()
    assert 'name="glaze" value="ink" required checked' in html
    assert 'name="motif" value="chevron" required checked' in html
