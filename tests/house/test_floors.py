"""The house follows its plan (architecture/floors.py), and every way of leaving it would be noticed."""

import pytest

from architecture.__main__ import ROOT, floor_table, main, report
from architecture.checks import leanings, trespasses
from architecture.floors import FLOORS
from architecture.plan import Plan
from architecture.strays import strays
from tests.house.trespasses.house import LAWFUL, PLAN, build
from tests.house.trespasses.imports import IMPORTS
from tests.house.trespasses.models import MODELS
from tests.house.trespasses.planted import Planted
from tests.house.trespasses.words import WORDS

PLANTED = [*IMPORTS, *MODELS, *WORDS]


def test_no_room_leans_on_its_own_floor_or_a_higher_one():
    plan = Plan()
    found = [f"{leaning}: {plan.objection(leaning)}" for leaning in trespasses(ROOT, plan)]
    assert found == []


def test_folders_and_plan_agree():
    assert strays(ROOT, Plan()) == []


def test_architecture_page_shows_these_floors():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = page.split("<!-- floors -->")[1].split("<!-- /floors -->")[0]
    rows = [[cell.strip() for cell in line.strip("|\n ").split("|")] for line in table.strip().splitlines()]
    shown = [(row[0], row[1].replace("`", "").split(", ")) for row in rows[2:]]
    assert shown == [(str(height), list(floor)) for height, floor in reversed(list(enumerate(FLOORS)))]


def test_tiny_house_is_sound_and_its_leanings_are_seen(tmp_path):
    build(tmp_path)
    assert leanings(tmp_path, PLAN) == LAWFUL
    assert trespasses(tmp_path, PLAN) == []
    assert strays(tmp_path, PLAN) == []


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_planted_trespass_is_caught(planted: Planted, tmp_path):
    build(tmp_path, **{planted.path: planted.text})
    assert trespasses(tmp_path, PLAN) == list(planted.caught)


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_its_lawful_partner_is_left_alone(planted: Planted, tmp_path):
    path, text = planted.lawful
    build(tmp_path, **{path: text})
    assert (path, text) != (planted.path, planted.text)
    assert trespasses(tmp_path, PLAN) == []


@pytest.mark.parametrize(
    "path, text, said",
    [
        ("kith/rooms/library/models.py", "", "kith/rooms/library: in no plan"),
        ("kith/attic/boxes.py", "", "kith/attic: in no plan"),
        ("kith/rooms/loose.py", "", "kith/rooms/loose.py: in no plan"),
        ("kith/base/kit/utils.py", "", "kith/base/kit/utils.py: a name that says nothing"),
        ("kith/rooms/forums/helpers/x.py", "", "kith/rooms/forums/helpers: a name that says nothing"),
        (
            "kith/rooms/forums/templates/people/face.html",
            "",
            "kith/rooms/forums/templates/people: belongs under templates/forums/",
        ),
        (
            "kith/rooms/forums/static/topics.css",
            "",
            "kith/rooms/forums/static/topics.css: belongs under static/forums/",
        ),
        (
            "kith/rooms/forums/urls.py",
            "urlpatterns = []\n",
            'kith/rooms/forums/urls.py: app_name should be "forums"',
        ),
        (
            "kith/rooms/forums/apps.py",
            'class Forums:\n    label = "people"\n',
            'kith/rooms/forums/apps.py: label should be "forums"',
        ),
    ],
)
def test_what_the_plan_does_not_know_is_named(path: str, text: str, said: str, tmp_path):
    build(tmp_path, **{path: text})
    assert strays(tmp_path, PLAN) == [said]


def test_a_room_that_nobody_built_is_named(tmp_path):
    plan = Plan(floors=(*PLAN.floors[:-1], ("ports.mail",), PLAN.floors[-1]))
    assert strays(build(tmp_path), plan) == ["kith/ports/mail: planned, but not there"]


def test_report_says_where_and_why(tmp_path):
    text = "from kith.services.feed.queries import entries\n"
    build(tmp_path, **{"kith/services/search/planted.py": text, "kith/attic/boxes.py": ""})
    assert report(tmp_path, PLAN) == (
        "kith/services/search/planted.py:1: import: kith.services.search leans on kith.services.feed "
        "(kith.services.feed.queries.entries): siblings do not lean on each other\n"
        "kith/attic: in no plan",
        1,
    )


def test_report_of_a_sound_house(tmp_path):
    assert report(build(tmp_path), PLAN) == ("7 rooms on 6 floors, 6 leanings, all downward.", 0)


def test_map_shows_the_roof_first(capsys):
    assert main(["--map"]) == 0
    assert capsys.readouterr().out == floor_table(Plan()) + "\n"
    assert floor_table(PLAN).splitlines() == [
        " 5  config",
        " 4  desks.home",
        " 3  rooms.forums",
        " 2  services.search  services.feed",
        " 1  members.people",
        " 0  base.kit",
    ]


def test_an_unknown_argument_is_refused(capsys):
    assert main(["--paint"]) == 2
    assert capsys.readouterr() == ("", "usage: python -m architecture [--map]\n")
