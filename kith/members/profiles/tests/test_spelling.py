"""A place is spelt as somebody one may read spells it; how another wrote it out of sight is not told."""

import re
from importlib import import_module

import pytest
from django.apps import apps

from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.models import Affiliation, Organisation
from kith.members.profiles.queries import organisations_in_use, page_of
from kith.members.profiles.saying import Stint
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def says(person, *names: str, level: str = "network") -> None:
    write_profile(
        person,
        by=person,
        affiliations=[Stint(name) for name in names],
        levels={"affiliations": level},
    )


def places(viewer, person) -> list[str]:
    return [place.organisation for place in page_of(viewer, person).places]


def suggested(client) -> list[str]:
    html = client.get("/you/profile/").content.decode()
    held = re.search(r'<datalist id="organisations">(.*?)</datalist>', html, re.S)[1]
    return re.findall(r'<option value="([^"]*)">', held)


def test_a_page_and_what_is_suggested_do_not_tell_how_somebody_unseen_spells_it(cast):
    says(cast.eve, "OKAFOR mill", "Hidden Kiln", level="shared")
    says(cast.ada, "Okafor Mill")
    pat = visit(cast.pat)
    html = pat.get(f"/people/{cast.ada.key}/").content.decode()
    assert ("Okafor Mill" in html, "OKAFOR mill" in html) == (True, False)
    assert suggested(pat) == suggested(visit(cast.ada)) == ["Okafor Mill"]
    # Whoever may see Eve’s reads them as Eve wrote them.
    assert places(cast.eve, cast.eve) == ["OKAFOR mill", "Hidden Kiln"]
    assert suggested(visit(cast.eve)) == ["Hidden Kiln", "OKAFOR mill"]


def test_whoever_names_it_first_it_is_the_same(cast):
    says(cast.ada, "Okafor Mill")
    says(cast.eve, "OKAFOR mill", level="shared")
    assert places(cast.pat, cast.ada) == organisations_in_use(cast.pat) == ["Okafor Mill"]
    assert (places(cast.eve, cast.eve), places(cast.pat, cast.eve)) == (["OKAFOR mill"], [])


def test_a_place_is_suggested_once_as_oneself_spells_it_or_as_the_first_one_may_read(cast):
    says(cast.eve, "KILN", level="shared")
    for person, name in ((cast.ada, "Kiln"), (cast.ben, "kiln"), (cast.nia, "Kíln")):
        says(person, name)
    shown = {name: organisations_in_use(getattr(cast, name)) for name in ("pat", "ada", "ben", "nia", "eve")}
    assert shown == {"pat": ["Kiln"], "ada": ["Kiln"], "ben": ["kiln"], "nia": ["Kíln"], "eve": ["KILN"]}
    assert organisations_in_use(None) == []
    assert Organisation.objects.count() == 1


def test_somebody_may_spell_it_another_way_later(cast):
    says(cast.ada, "okafor mill")
    says(cast.ada, "Okafor Mill", "OKAFOR MILL")
    assert places(cast.ada, cast.ada) == ["Okafor Mill"]
    assert Organisation.objects.count() == 1


def test_what_was_kept_before_is_spelt_as_it_was_shown(cast):
    says(cast.ada, "Okafor Mill", "Kiln")
    says(cast.ben, "Kiln")
    Affiliation.objects.update(named="")
    spell = import_module("kith.members.profiles.migrations.0002_own_spelling").spell
    for _twice in range(2):
        spell(apps, None)
    rows = Affiliation.objects.order_by("pk").values_list("profile__person__name", "named")
    assert list(rows) == [("Ada Okafor", "Okafor Mill"), ("Ada Okafor", "Kiln"), ("Ben Talbot", "Kiln")]
