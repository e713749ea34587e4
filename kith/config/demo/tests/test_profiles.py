"""What the demo's people say of themselves, before anything is loaded: everybody does, and it fits."""

from datetime import UTC, datetime

import pytest

from kith.config.demo.people import PEOPLE
from kith.config.demo.profiles import portraits, read
from kith.members.profiles.faults import faults_of
from kith.members.profiles.models import Profile

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PORTRAITS = portraits()


def test_everybody_says_who_they_are_once():
    assert sorted(portrait.tag for portrait in PORTRAITS) == sorted(part.tag for part in PEOPLE)


@pytest.mark.parametrize("portrait", PORTRAITS, ids=lambda portrait: portrait.tag)
def test_it_fits_into_a_profile(portrait):
    said = portrait.said(NOW)
    assert faults_of(said) == {}
    assert said.about
    assert said.languages
    assert 1 <= len(said.offers) <= 3
    assert 1 <= len(said.asks) <= 3
    assert all(stint.since for stint in said.affiliations)
    assert said.affiliations


def test_they_differ_as_people_do():
    said = {portrait.tag: portrait.said(NOW) for portrait in PORTRAITS}
    assert {one.contact for one in said.values()} == set(Profile.Contact.values)
    assert {one.levels.get("presence", "nobody") for one in said.values()} == {"network", "shared", "nobody"}
    stints = [one.affiliations for one in said.values()]
    assert any(sum(1 for each in some if not each.until) == 2 for some in stints)
    assert any(each.until for some in stints for each in some)
    assert said["gethin"].languages.startswith("Cymraeg")
    assert "second-language readers" in said["marian"].constituencies


def test_a_while_is_counted_back_from_today():
    (portrait,) = read(
        "=== ada\nMe.\n\nat: The loom | Weaver | 3 years ago to 2 months ago\nspeaks: English\n"
    )
    (stint,) = portrait.said(NOW).affiliations
    assert (stint.organisation, stint.role, stint.since, stint.until) == (
        "The loom",
        "Weaver",
        "2023",
        "2026-01",
    )


@pytest.mark.parametrize(
    "text, fault",
    [
        ("=== ada\nMe.\n\noffer: Yarn\nlikes: Tea\n", "of nothing"),
        ("=== ada\nMe.\n\nat: The loom | Weaver | last summer\n", "does not know when"),
    ],
)
def test_what_cannot_be_read_is_noticed(text, fault):
    with pytest.raises(ValueError, match=fault):
        [portrait.said(NOW) for portrait in read(text)]
