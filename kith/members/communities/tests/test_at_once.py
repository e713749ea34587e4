"""Two people, or one person twice, at the same moment."""

from threading import Barrier, BrokenBarrierError

import pytest
from django.db import IntegrityError

from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.audiences import audience_of
from kith.members.communities.forms import CommunityForm
from kith.members.communities.models import Audience, Community, Duty, Membership, Transition
from kith.members.people.tests.crowding import at_once
from tests.cast import build_cast, visit

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {
    "name": "Dyers",
    "domain_statement": "Colour that stays.",
    "admission_mode": "open",
    "glaze": "tea",
    "motif": "leaf",
}


@pytest.fixture
def checked_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the first two forms be checked before either of them is acted on."""
    gate, check = Barrier(2), CommunityForm.is_valid

    def is_valid(form: CommunityForm) -> bool:
        answer = check(form)
        try:
            gate.wait(timeout=5)
        except BrokenBarrierError:
            return answer
        gate.abort()
        return answer

    monkeypatch.setattr(CommunityForm, "is_valid", is_valid)


def test_a_form_sent_twice_at_once_founds_once(checked_together):
    cast = build_cast()
    clients = [visit(cast.eve), visit(cast.eve)]
    answers = at_once(2, lambda: clients.pop().post("/communities/new/", TYPED))
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, "/c/dyers/")] * 2
    assert list(Community.objects.filter(sort_name="dyers").values_list("slug", flat=True)) == ["dyers"]


def test_of_two_people_with_one_name_the_second_is_told(checked_together):
    cast = build_cast()
    clients = [visit(cast.eve), visit(cast.ben)]
    answers = at_once(2, lambda: clients.pop().post("/communities/new/", TYPED))
    assert sorted(answer.status_code for answer in answers) == [303, 422]
    told = next(answer for answer in answers if answer.status_code == 422).content.decode()
    assert "There’s already a community called Dyers." in told and "Colour that stays." in told
    assert Community.objects.filter(sort_name="dyers").count() == 1


def test_two_names_that_make_one_short_address_both_begin(checked_together):
    cast = build_cast()
    forms = [{**TYPED, "name": "Dyers!"}, {**TYPED, "name": "Dyers?"}]
    clients = [visit(cast.eve), visit(cast.ben)]
    answers = at_once(2, lambda: clients.pop().post("/communities/new/", forms.pop()))
    assert [answer.status_code for answer in answers] == [303, 303]
    assert set(Community.objects.filter(name__startswith="Dyers").values_list("slug", flat=True)) == {
        "dyers",
        "dyers-2",
    }


def test_admitted_many_times_at_once_is_one_member():
    cast = build_cast()
    rows = at_once(8, lambda: admit(cast.weavers, cast.eve, by=cast.ada))
    assert {type(row) for row in rows} == {Membership} and len({row.pk for row in rows}) == 1
    assert Membership.objects.get(community=cast.weavers, person=cast.eve).state == "active"
    assert Transition.objects.filter(membership__person=cast.eve, community=cast.weavers).count() == 1


def test_a_duty_taken_many_times_at_once_is_held_once():
    cast = build_cast()
    rows = at_once(8, lambda: take_duty(cast.weavers, cast.ben, "convenor", by=cast.ada))
    assert {type(row) for row in rows} == {Duty} and len({row.pk for row in rows}) == 1


def test_an_audience_needed_by_many_at_once_is_made_once():
    cast = build_cast()
    Audience.objects.filter(community=cast.potters, level="network").delete()
    rows = at_once(8, lambda: audience_of(cast.potters, "network"))
    assert {type(row) for row in rows} == {Audience} and len({row.pk for row in rows}) == 1


def test_a_name_is_held_by_one_community():
    cast = build_cast()
    with pytest.raises(IntegrityError):
        found_community(name="  WEAVERS", by=cast.eve)
