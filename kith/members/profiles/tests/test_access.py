"""Each part of a profile, for each reader, at each level: the rule in its three forms, and the pages."""

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit, leave
from kith.members.people.models import Person
from kith.members.profiles.access import may_see, open_to, people_visible_to, people_who_may_see, together
from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.models import Profile
from kith.members.profiles.tests.telling import CANARIES, parts_in, tell_all
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db

PARTS = set(Profile.PARTS)
IN_THE_WEAVERS = {"ada", "ben", "nia"}
SIGNED_IN = {"ada", "ben", "nia", "eve", "sam", "pat", "raj"}


@pytest.fixture
def cast():
    return build_cast()


def readers(cast, profile: Profile, part: str) -> dict[str, set[str]]:
    """Return who sees the part, as each form of the rule has it."""
    profile.refresh_from_db()
    everyone = cast.everyone()
    allowed = set(Person.objects.filter(people_who_may_see(profile, part)).values_list("pk", flat=True))
    return {
        "queryset": {
            who for who, one in everyone.items() if Profile.objects.filter(open_to(one, part)).exists()
        },
        "one": {
            who
            for who, one in everyone.items()
            if may_see(one, profile, part, beside_them=together(one, profile.person).exists())
        },
        "people": {who for who, one in everyone.items() if one is not None and one.pk in allowed},
    }


@pytest.mark.parametrize("part", Profile.PARTS)
@pytest.mark.parametrize("level, expected", [("network", SIGNED_IN), ("shared", IN_THE_WEAVERS)])
def test_three_forms_of_one_rule(cast, part, level, expected):
    profile = tell_all(cast.ben, level)
    assert readers(cast, profile, part) == dict.fromkeys(("queryset", "one", "people"), expected)


def test_a_page_is_opened_by_whoever_is_signed_in_and_by_no_stranger(cast):
    opens = {who for who, one in cast.everyone().items() if cast.ben in people_visible_to(one)}
    assert opens == SIGNED_IN


@pytest.mark.parametrize("gone", ["erased_at", "merged_into"])
def test_of_who_is_no_more_no_part_is_open(cast, gone):
    tell_all(cast.ben, "network")
    assert all(Profile.objects.filter(open_to(cast.ada, part)).exists() for part in PARTS)
    Person.objects.filter(pk=cast.ben.pk).update(**{gone: now() if gone == "erased_at" else cast.nia})
    assert not any(Profile.objects.filter(open_to(cast.ada, part)).exists() for part in PARTS)


def test_being_around_can_be_for_nobody(cast):
    profile = write_profile(cast.ben, by=cast.ben, levels={"presence": "nobody"})
    assert readers(cast, profile, "presence") == {"queryset": set(), "one": set(), "people": set()}


@pytest.mark.parametrize("part", Profile.PARTS)
def test_a_page_shows_a_part_to_its_readers_alone(cast, part):
    profile = tell_all(cast.ben, "network")
    write_profile(cast.ben, by=cast.ben, levels={part: "shared"})
    page = f"/people/{profile.person.key}/"
    for who, person in cast.everyone().items():
        html = visit(person).get(page).content.decode()
        expected = set() if person is None else PARTS if who in IN_THE_WEAVERS else PARTS - {part}
        assert parts_in(html) == expected, who


def test_a_page_for_the_network_is_whole_for_everyone_signed_in(cast):
    page = f"/people/{tell_all(cast.ben).person.key}/"
    assert {
        who for who, one in cast.everyone().items() if parts_in(visit(one).get(page).content.decode())
    } == SIGNED_IN


@pytest.mark.parametrize("level, expected", [("network", SIGNED_IN), ("shared", IN_THE_WEAVERS)])
@pytest.mark.parametrize(
    "address",
    [
        "/people/?q=zanderoffer",
        "/people/?q=zanderask&in=asks",
        "/people/?in=offers",
        "/people/?in=asks",
        "/people/",
    ],
)
def test_the_directory_finds_what_its_reader_may_read(cast, level, expected, address):
    tell_all(cast.ben, level)
    found = {
        who for who, one in cast.everyone().items() if "A zander" in visit(one).get(address).content.decode()
    }
    assert found == expected


@pytest.mark.parametrize("level, expected", [("network", SIGNED_IN), ("shared", IN_THE_WEAVERS)])
def test_suggestions_come_from_what_their_reader_may_read(cast, level, expected):
    tell_all(cast.ben, level)
    for canary in ("zanderkin", "Zanderhouse"):
        everyone = cast.everyone().items()
        assert {
            who for who, one in everyone if canary in visit(one).get("/you/profile/").content.decode()
        } == expected


def test_nobody_starts_by_telling_the_network_where_they_work(cast):
    profile = write_profile(cast.ben, by=cast.ben, about="Here")
    shared = {part for part in PARTS if profile.level(part) == "shared"}
    assert shared == {"affiliations", "constituencies", "zone"}
    assert profile.presence_level == "nobody"


def test_what_is_shared_ends_with_what_one_shares(cast):
    page = f"/people/{tell_all(cast.ben, 'shared').person.key}/"
    admit(cast.weavers, cast.eve, by=cast.ada)
    assert parts_in(visit(cast.eve).get(page).content.decode()) == PARTS
    leave(cast.weavers, by=cast.eve)
    assert parts_in(visit(cast.eve).get(page).content.decode()) == set()


def test_the_network_itself_is_nothing_two_people_share(cast):
    assert list(together(cast.eve, cast.ben)) == []
    assert [each.slug for each in together(cast.ada, cast.ben)] == ["weavers"]


def test_the_canaries_stand_nowhere_else(cast):
    pages = [visit(cast.ben).get(page).content.decode() for page in ("/people/", f"/people/{cast.ben.key}/")]
    assert [parts_in(html) for html in pages] == [set(), set()]
    assert set(CANARIES) == PARTS
