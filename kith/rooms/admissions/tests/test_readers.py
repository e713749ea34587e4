"""What somebody writes when they ask to join is seen by them and those who decide, and by nobody else."""

import pytest

from kith.members.communities.models import Audience, Membership
from kith.members.people.models import Person
from kith.rooms.admissions.access import applications_visible_to, people_who_may_see
from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.models import Application
from kith.rooms.admissions.tests.cast import a_request, curated, nobody_decides_alone
from kith.services.activity.models import Entry
from kith.services.activity.projections import catch_up
from tests.cast import visit

pytestmark = pytest.mark.django_db

PLACES = (
    "/",
    "/communities/",
    "/c/weavers/",
    "/c/weavers/about/",
    "/c/weavers/people/",
    "/c/weavers/people/?order=newest",
    "/c/weavers/membership/",
    "/c/weavers/apply/",
    "/c/weavers/admissions/",
    "/c/weavers/conversations/",
    "/c/weavers/invitations/",
    "/search/?q=canary",
    "/invitations/",
)
CANARIES = ("canary-reason-7301", "canary-answer-7302", "canary-answer-text-7303")


def readers(asked: Application, cast) -> tuple[set[str], set[str]]:
    """Return who reads a request: as the reader's form of the rule says, and as the people's form does."""
    people = cast.everyone()
    by_reader = {name for name, who in people.items() if asked in applications_visible_to(who)}
    seeing = Person.objects.filter(people_who_may_see(asked))
    return by_reader, {name for name, who in people.items() if who and who in seeing}


def test_the_rule_is_one_whichever_way_it_is_asked():
    cast = curated()
    asked = a_request(cast)
    assert readers(asked, cast) == ({"ada", "eve"},) * 2
    nobody_decides_alone(cast.weavers)
    assert readers(asked, cast) == ({"eve"},) * 2
    asked.open_to_members = True
    asked.save()
    assert readers(asked, cast) == ({"ada", "ben", "nia", "eve"},) * 2
    cast.weavers.duties.create(person=cast.nia, kind="facilitator")
    assert readers(asked, cast) == ({"nia", "eve"},) * 2


@pytest.mark.parametrize("decided", [False, True])
def test_no_page_shows_a_word_of_it_to_anybody_else(decided: bool):
    cast = curated()
    asked = a_request(cast)
    if decided:
        answer(asked, by=cast.ada, answer="not_now", words="canary-answer-text-7303")
    catch_up()
    seen = {
        (name, place)
        for name, who in cast.everyone().items()
        for place in PLACES
        if any(canary in visit(who).get(place).content.decode() for canary in CANARIES)
    }
    assert seen == {("eve", "/c/weavers/apply/"), ("ada", "/c/weavers/admissions/")}


def test_a_request_is_in_no_list_and_no_count_until_it_is_answered():
    """Two worlds that differ only in a request look the same to who may not read it (TRUST B2)."""
    cast = curated()
    others = {name: who for name, who in cast.everyone().items() if name not in ("ada", "eve")}
    places = [place for place in PLACES if place != "/c/weavers/membership/"]

    def world() -> dict:
        catch_up()
        return {
            (name, place): _without_tokens(visit(who).get(place).content.decode())
            for name, who in others.items()
            for place in places
        }

    before = world()
    a_request(cast)
    assert world() == before


def _without_tokens(html: str) -> str:
    return "\n".join(line for line in html.split("\n") if "csrfmiddlewaretoken" not in line)


def test_the_ledger_tells_nobody_else():
    cast = curated()
    a_request(cast)
    answer(Application.objects.get(), by=cast.ada, answer="not_now", words="Not yet.")
    of_eve = Membership.objects.get(person=cast.eve, community=cast.weavers)
    entries = Entry.objects.filter(subject_kind="communities.membership", subject_id=of_eve.pk)
    entries = entries | Entry.objects.filter(verb__startswith="admissions.")
    assert set(entries.values_list("audience__level", flat=True)) == {Audience.Level.AUTHOR}
    assert sorted(entries.values_list("verb", flat=True)) == [
        "admissions.answered",
        "communities.applied",
        "communities.declined",
    ]
