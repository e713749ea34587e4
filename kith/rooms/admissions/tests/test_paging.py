"""Who asked, was answered and invited, and how joining was changed: each list goes on from page to page."""

import pytest

from kith.base.kit.clock import now
from kith.members.communities.actions.moving import move
from kith.members.people.models import Person
from kith.rooms.admissions import queries
from kith.rooms.admissions.actions.inviting import invite
from kith.rooms.admissions.models import Application, Invitation, ModeChange, Wish
from kith.rooms.admissions.tests.cast import curated, nobody_decides_alone
from tests.cast import Cast, visit
from tests.pages import open_page, turned

pytestmark = pytest.mark.django_db

NAMES = [f"Weaver {number}" for number in range(5)]


@pytest.fixture
def cast(monkeypatch) -> Cast:
    monkeypatch.setattr(queries, "COUNT", 3)
    return curated()


def asking(cast: Cast, **fields) -> None:
    """Let five people ask at one moment."""
    moment = now()
    people = [Person.objects.create(name=name) for name in NAMES]
    for person in people:
        Application.objects.create(
            community=cast.weavers, person=person, reason="To mend.", applied_at=moment, **fields
        )


def test_who_waits_the_oldest_first(cast):
    asking(cast)
    assert turned(visit(cast.ada), "/c/weavers/admissions/", NAMES) == [NAMES[:3], NAMES[3:]]


def test_an_answer_that_is_amiss_comes_back_on_the_page_it_was_given_on(cast):
    asking(cast)
    key = Application.objects.get(person__name=NAMES[4]).key
    ada, where = visit(cast.ada), f"/c/weavers/admissions/{key}/answer/?page=2"
    assert f'action="{where}"' in open_page(ada, "/c/weavers/admissions/?page=2").content.decode()
    response = ada.post(where, {"words": "Kept for you.", "answer": "perhaps"})
    assert (response.status_code, "Kept for you." in response.content.decode()) == (422, True)


def test_who_was_answered_the_last_first(cast):
    asking(cast, state="declined", decided_at=now())
    last_first = NAMES[::-1]
    assert turned(visit(cast.ada), "/c/weavers/admissions/", NAMES, "answered") == [
        last_first[:3],
        last_first[3:],
    ]


def test_whom_one_invited_and_who_waits_for_a_second_member(cast):
    nobody_decides_alone(cast.weavers)
    for name in NAMES:
        invite(cast.weavers, by=cast.ben, name=name, address="", uses=2, sentence="")
    Invitation.objects.update(made_at=now())
    where, last_first = "/c/weavers/invitations/", NAMES[::-1]
    assert turned(visit(cast.ben), where, NAMES) == [last_first[:3], last_first[3:]]
    assert turned(visit(cast.nia), where, NAMES, "waiting") == [NAMES[:3], NAMES[3:]]


def test_the_invitations_to_oneself(cast):
    for number, name in enumerate(NAMES):
        by = Person.objects.create(name=name)
        Invitation.objects.create(
            community=cast.weavers,
            by=by,
            state="open",
            address="eve@cast.example",
            token_hash=f"{number}",
            sent_at=now(),
            expires_at=now().replace(year=2099),
        )
    Invitation.objects.update(sent_at=now())
    last_first = NAMES[::-1]
    assert turned(visit(cast.eve), "/invitations/", NAMES) == [last_first[:3], last_first[3:]]


def test_how_joining_was_changed(cast):
    moment = now()
    for name in NAMES:
        by = Person.objects.create(name=name)
        ModeChange.objects.create(community=cast.weavers, was="open", mode="application", by=by, at=moment)
    last_first = NAMES[::-1]
    assert turned(visit(cast.ada), "/c/weavers/admissions/mode/", NAMES) == [last_first[:3], last_first[3:]]


def test_of_each_way_one_member_s_wish_stands_and_of_who_left_none(cast):
    nobody_decides_alone(cast.weavers)
    moment = now()
    for person, mode in (
        (cast.ben, "open"),
        (cast.nia, "open"),
        (cast.ada, "invitation"),
        (cast.eve, "open"),
    ):
        Wish.objects.create(community=cast.weavers, by=person, mode=mode, at=moment)
    assert [(wish.by, wish.mode) for wish in queries.wishes(cast.weavers)] == [
        (cast.ben, "open"),
        (cast.ada, "invitation"),
    ]
    move(cast.weavers, cast.ben, "left", by=cast.ben)
    assert [wish.by for wish in queries.wishes(cast.weavers)] == [cast.nia, cast.ada]
