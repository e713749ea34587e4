"""What somebody says of themselves is kept: whole, once, dated, and by nobody but them."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from kith.base.kit.refusals import Refusal
from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.models import Organisation, Profile
from kith.members.profiles.queries import own, page_of
from kith.members.profiles.saying import Stint
from kith.services.activity.models import Entry
from tests.cast import build_cast

pytestmark = pytest.mark.django_db

MAY, JUNE = datetime(2026, 5, 3, 9, tzinfo=UTC), datetime(2026, 6, 3, 9, tzinfo=UTC)


@pytest.fixture
def cast():
    return build_cast()


def dated(person) -> list[tuple[str, datetime]]:
    lines = Profile.objects.get(person=person).lines.order_by("kind", "position")
    return list(lines.values_list("text", "written_at"))


def entries() -> list[tuple[str, int, str]]:
    rows = Entry.objects.filter(verb__startswith="profiles.")
    return list(rows.values_list("verb", "by", "audience__level"))


def test_a_line_keeps_its_day_while_it_says_the_same(cast):
    write_profile(cast.ben, by=cast.ben, offers=["Night rotas", "Tea"], at=MAY)
    write_profile(cast.ben, by=cast.ben, offers=["  Tea ", "Night rotas, fairly", "Tea"], at=JUNE)
    assert dated(cast.ben) == [("Tea", MAY), ("Night rotas, fairly", JUNE)]


def test_what_is_not_given_stays(cast):
    write_profile(cast.ben, by=cast.ben, offers=["Tea"], asks=["Coffee"], about="Porter", languages="Welsh")
    write_profile(cast.ben, by=cast.ben, asks=[])
    kept = own(cast.ben)
    assert (kept.offers, kept.asks, kept.profile.about, kept.profile.languages) == (
        ["Tea"],
        [],
        "Porter",
        "Welsh",
    )


def test_nobody_writes_anothers(cast):
    write_profile(cast.ben, by=cast.ben, offers=["Tea"])
    with pytest.raises(Refusal) as refused:
        write_profile(cast.ben, by=cast.ada, offers=["Tea, always"])
    assert (refused.value.code, own(cast.ben).offers, len(entries())) == ("not-allowed", ["Tea"], 1)


def test_each_change_is_noted_for_its_author_and_the_same_twice_is_none(cast):
    said = {
        "offers": ["Tea"],
        "asks": ["Coffee"],
        "about": "One.\r\n\r\nTwo.",
        "affiliations": [Stint("Larkfield House", "Porter", "2019", "")],
        "constituencies": ["porter", "nights"],
        "contact": "later",
        "levels": {"about": "shared"},
    }
    write_profile(cast.ben, by=cast.ben, **said)
    write_profile(cast.ben, by=cast.ben, **said)
    assert entries() == [("profiles.changed", cast.ben.pk, "author")]
    write_profile(cast.ben, by=cast.ben, offers=["Tea", "Milk"])
    assert len(entries()) == 2


def test_several_organisations_at_once_and_past_ones_kept(cast):
    stints = [
        Stint("Hallow Farm", "Grower", "2010", "March 2012"),
        Stint("Larkfield House", "Manager", "03/2019"),
        Stint("Station Road pantry", "", "2021"),
        Stint("Hallow Farm", "Grower", "2014", "2016"),
        Stint(" "),
    ]
    write_profile(cast.ben, by=cast.ben, affiliations=stints)
    shown = [(place.organisation, place.when, place.is_past) for place in page_of(cast.ada, cast.ben).places]
    assert shown == [
        ("Larkfield House", "since March 2019", False),
        ("Station Road pantry", "since 2021", False),
        ("Hallow Farm", "2014 to 2016", True),
        ("Hallow Farm", "2010 to March 2012", True),
    ]


def test_an_organisation_is_shared_by_its_name(cast):
    write_profile(cast.ben, by=cast.ben, affiliations=[Stint("Larkfield House")])
    write_profile(
        cast.ada, by=cast.ada, affiliations=[Stint(" LARKFIELD  house"), Stint("Lärkfield House", "Cook")]
    )
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Larkfield House"]
    assert [row.role for row in own(cast.ada).affiliations] == ["", "Cook"]


def test_words_somebody_counts_themselves_among_are_kept_once(cast):
    write_profile(cast.ben, by=cast.ben, constituencies=["Nurse", "nurse ", "new to the job"])
    assert own(cast.ben).constituencies == ["Nurse", "new to the job"]


def test_what_nobody_can_see_is_left_out(cast):
    write_profile(
        cast.ben, by=cast.ben, offers=["\u202eTea\u200b", "\u3164", "\u200b"], about="a\u202eb\n\n\u200b"
    )
    assert (own(cast.ben).offers, own(cast.ben).profile.about) == (["Tea"], "ab")


@pytest.mark.parametrize(
    "said, field, sentence",
    [
        ({"offers": ["Tea", "x" * 121]}, "offer-2", "Say it in 120 characters at most."),
        ({"asks": [f"Line {n}" for n in range(13)]}, "ask-13", "Choose the 12 that matter most."),
        ({"about": "x" * 1201}, "about", "Say it in 1200 characters at most."),
        ({"affiliations": [Stint("", "Porter")]}, "organisation-1", "Say where, or empty the line."),
        (
            {"affiliations": [Stint("A"), Stint("B", since="last week")]},
            "since-2",
            "Write a year, or a month",
        ),
        (
            {"affiliations": [Stint("A", since="2020", until="2019")]},
            "until-1",
            "That ends before it begins.",
        ),
        ({"constituencies": list("abcdefghi")}, "constituencies", "Choose the 8 that fit best."),
        ({"contact": "shout"}, "contact", "Choose one of these."),
        ({"levels": {"offers": "nobody"}}, "offers_level", "Choose who reads it from the list."),
        ({"levels": {"offers": "public"}}, "offers_level", "Choose who reads it from the list."),
        ({"levels": {"address": "network"}}, "address_level", "Choose who reads it from the list."),
        ({"languages": "Welsh\x07"}, "languages", "Use letters that can be printed."),
    ],
)
def test_what_cannot_be_kept_changes_nothing(cast, said, field, sentence):
    with pytest.raises(ValidationError) as refused:
        write_profile(cast.ben, by=cast.ben, **said)
    assert list(refused.value.message_dict) == [field]
    assert sentence in refused.value.message_dict[field][0]
    assert not Profile.objects.filter(person=cast.ben).exists()
