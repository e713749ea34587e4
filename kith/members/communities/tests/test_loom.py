import pytest

from kith.base.ui.motifs import MOTIFS
from kith.members.communities import loom
from kith.members.communities.addresses import home_of
from kith.members.communities.forms import GLAZE_NAMES, MOTIF_NAMES
from kith.members.communities.models import Community


@pytest.fixture
def bare():
    """Let the loom be as it is before anybody plugs in."""
    plugged = loom._weaver[0]
    loom.plug_in(loom.plain)
    yield
    loom.plug_in(plugged)


def test_until_someone_plugs_in_every_cloth_is_plain(bare):
    made = loom.woven([Community(slug="a", name="A", glaze="tea", motif="leaf")])
    assert [(one.slug, one.name, one.glaze, one.motif, one.weeks) for one in made] == [
        ("a", "A", "tea", "leaf", ())
    ]


def test_the_last_one_plugged_in_serves(bare):
    loom.plug_in(lambda communities: [community.slug for community in communities])
    assert loom.woven([Community(slug="a"), Community(slug="b")]) == ["a", "b"]


def test_the_home_of_a_community_is_where_its_place_says():
    assert home_of("weavers") == "/c/weavers/"


def test_every_glaze_and_motif_has_a_name():
    assert list(GLAZE_NAMES) == list(Community.GLAZES)
    assert list(MOTIF_NAMES) == list(MOTIFS)
