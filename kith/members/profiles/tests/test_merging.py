"""Two people who turn out to be one have one profile, and moving shows nothing to anybody new."""

import pytest

from kith.members.people.merging import followers
from kith.members.profiles import merging
from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.models import Profile
from kith.members.profiles.queries import own, page_of
from kith.members.profiles.saying import Stint
from tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def test_it_is_among_those_that_follow():
    assert merging.merge in followers()


def test_a_profile_moves_to_one_who_has_none(cast):
    write_profile(cast.eve, by=cast.eve, offers=["Tea"], about="Potter")
    merging.merge(cast.eve.pk, cast.ben.pk)
    merging.merge(cast.eve.pk, cast.ben.pk)
    assert (own(cast.ben).offers, own(cast.ben).profile.about, own(cast.eve).offers) == (
        ["Tea"],
        "Potter",
        [],
    )


def test_two_profiles_become_one(cast):
    write_profile(
        cast.eve,
        by=cast.eve,
        offers=["Tea", "Clay"],
        about="Potter",
        languages="Welsh",
        affiliations=[Stint("Kiln")],
        constituencies=["potter", "nights"],
    )
    write_profile(
        cast.ben,
        by=cast.ben,
        offers=["Tea", "Rotas"],
        about="Porter",
        affiliations=[Stint("Larkfield House")],
        constituencies=["Nights"],
    )
    merging.merge(cast.eve.pk, cast.ben.pk)
    merging.merge(cast.eve.pk, cast.ben.pk)
    kept = own(cast.ben)
    assert (kept.offers, kept.profile.about, kept.profile.languages) == (
        ["Tea", "Rotas", "Clay"],
        "Porter",
        "Welsh",
    )
    assert [row.named for row in kept.affiliations] == ["Kiln", "Larkfield House"]
    assert sorted(kept.constituencies) == ["Nights", "potter"]
    assert Profile.objects.filter(person=cast.eve).count() == 0


def test_moving_opens_nothing(cast):
    narrow = {"offers": "shared", "about": "shared"}
    write_profile(cast.eve, by=cast.eve, offers=["Clay"], about="Potter", levels=narrow)
    write_profile(cast.ben, by=cast.ben, offers=["Rotas"], asks=["Tea"])
    merging.merge(cast.eve.pk, cast.ben.pk)
    seen = page_of(cast.pat, cast.ben)
    assert (seen.offers, [ask.text for ask in seen.asks], seen.shows("about")) == ([], ["Tea"], "")
    assert [offer.text for offer in page_of(cast.ada, cast.ben).offers] == ["Rotas", "Clay"]
