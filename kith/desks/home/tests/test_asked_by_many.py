"""What waits for somebody's own answer costs a page the same, however much it is."""

import pytest

from kith.desks.home.tests.test_asked import CARE, FORTNIGHT, HERE, a_request
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Community
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Nudge
from kith.rooms.kinship.actions import emerging, recognising, relating
from kith.rooms.kinship.actions.gathering import form, join
from kith.rooms.letters.actions import introducing
from tests.cast import build_cast, visit
from tests.pages import assert_same_statements, statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    made = build_cast()
    Community.objects.filter(pk=made.weavers.pk).update(admission_mode="application")
    made.weavers.refresh_from_db()
    return made


def test_statements_are_the_same_for_one_of_each_and_for_thirty(cast):
    take_duty(cast.network, cast.ada, "support", by=cast.sam)

    def more(count: int) -> None:
        for number in range(count):
            name = f"n{count}-{number}"
            person = person_at(f"{name}@cast.example", name=name, verified=True)
            admit(cast.network, person, by=person)
            a_request(cast, by=person)
            other = found_community(name=f"Others {name}", by=person)
            relating.propose(other, cast.weavers, by=person, **CARE)
            recognising.ask(other, by=person, why="Us.")
            group = form(cast.weavers, by=cast.ben, name=f"Group {name}", purpose="Yarn.")
            join(group, by=cast.ada)
            emerging.propose(group, by=cast.ben, name=f"Big {name}", domain_statement="Yarn.")
            Nudge.objects.all().delete()
            introducing.propose(
                cast.ada, cast.nia if not number else _known(cast, name), by=cast.ben, words="Yarn."
            )

    assert_same_statements(visit(cast.ada), f"{FORTNIGHT}?minutes=40", more)
    assert statements(visit(cast.ada), FORTNIGHT) <= 10
    assert statements(visit(cast.ada), HERE) <= 17


def _known(cast, name: str):
    person = person_at(f"k{name}@cast.example", name=f"Known {name}", verified=True)
    admit(cast.network, person, by=person)
    admit(cast.weavers, person, by=cast.ada)
    return person
