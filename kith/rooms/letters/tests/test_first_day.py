"""On their first day people begin a few things in all, and who is refused one reads which it was."""

from functools import partial

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.people.models import Nudge
from kith.members.profiles.models import Profile
from kith.rooms.letters.actions.introducing import ask, propose
from kith.rooms.letters.actions.writing import write_to
from kith.rooms.letters.tests.cast import neighbours
from kith.services.conversations.actions.starting import start
from kith.services.moderation.models import Act, Lift

pytestmark = pytest.mark.django_db

CONVERSATIONS = (
    "On their first day, everyone starts at most 3 conversations. Letters and introductions count among them."
)
LETTERS = (
    "On their first day, everyone begins at most 3 letters. Conversations and introductions count among them."
)
INTRODUCTIONS = (
    "On their first day, everyone makes or asks for at most 3 introductions. "
    "Letters and conversations count among them."
)
MORE_LETTERS = (
    "On their first day, everyone goes on with letters at most 10 times. "
    "Replies in conversations count among them."
)


@pytest.fixture
def cast():
    made = neighbours()
    Lift.objects.all().delete()
    return made


def has_begun(cast, who, name: str = "thread", times: int = 3) -> None:
    for _number in range(times):
        Act.objects.create(community=cast.network, person=who, name=name)


def happened(act) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert refused.value.code == "too-many"
    return str(refused.value.happened)


def test_what_is_refused_goes_by_its_own_name(cast):
    has_begun(cast, cast.ada)
    assert happened(lambda: write_to(cast.ben, by=cast.ada, source="Hello.")) == LETTERS
    assert happened(lambda: start(cast.board, by=cast.ada, title="Yarn", source="Yarn.")) == CONVERSATIONS
    introduce = partial(propose, cast.nia, cast.eve, by=cast.ada, words="You both spin.")
    assert happened(introduce) == INTRODUCTIONS
    Act.objects.all().delete()
    assert introduce().by == cast.ada


def test_asking_to_be_introduced_goes_by_its_name_too(cast):
    Nudge.objects.all().delete()
    Profile.objects.update_or_create(person=cast.eve, defaults={"contact": "introduction"})
    has_begun(cast, cast.nia)
    request = partial(ask, cast.eve, through=cast.ada, by=cast.nia, request="Please.")
    assert happened(request) == INTRODUCTIONS
    Act.objects.all().delete()
    assert request().asked_by == cast.nia


def test_going_on_with_a_letter_goes_by_its_name(cast):
    write_to(cast.ben, by=cast.ada, source="Hello.")
    has_begun(cast, cast.ada, "reply", 10)
    assert happened(lambda: write_to(cast.ben, by=cast.ada, source="And more.")) == MORE_LETTERS


def test_within_an_hour_all_that_is_written_counts_and_is_named(cast):
    cast.network.memberships.filter(person=cast.ada).update(joined_at="2020-01-01T00:00:00Z")
    has_begun(cast, cast.ada, times=20)
    words = "That’s 20 letters, introductions and posts within an hour, and everyone pauses there."
    assert happened(lambda: write_to(cast.ben, by=cast.ada, source="Hello.")) == words
    posts = "That’s 20 posts within an hour, and everyone pauses there."
    assert happened(lambda: start(cast.board, by=cast.ada, title="Yarn", source="Yarn.")) == posts
