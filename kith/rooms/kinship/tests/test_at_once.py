"""Several at one moment: one outcome."""

from collections import Counter

import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Community, Group
from kith.members.people.tests.crowding import at_once
from kith.rooms.kinship.access import is_in
from kith.rooms.kinship.actions.emerging import answer, begin, propose
from kith.rooms.kinship.actions.gathering import answer as answer_asking
from kith.rooms.kinship.actions.gathering import form, join, leave
from kith.rooms.kinship.actions.relating import propose as relate
from kith.rooms.kinship.models import Asking, Relation
from kith.rooms.kinship.tests.cast import night_shift
from tests.cast import build_cast

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(*acts):
    waiting = list(acts)
    return at_once(len(acts), lambda: waiting.pop()())


def test_two_who_begin_at_once_found_once():
    cast = build_cast()
    group = night_shift(cast, cast.nia)
    emergence = propose(group, by=cast.ben, name="Night weavers", domain_statement="Cloth in the dark.")
    answer(emergence, by=cast.nia, says="yes")
    both = all_at_once(lambda: begin(emergence, by=cast.ben), lambda: begin(emergence, by=cast.nia))
    assert [type(one) for one in both] == [Community, Community]
    assert Community.objects.filter(name="Night weavers").count() == 1
    assert Relation.objects.count() == 1


def test_two_communities_that_propose_to_each_other_at_once_have_one_proposal():
    cast = build_cast()
    said = {"kind": "same_thing", "sentence": "Clay and cloth."}
    results = all_at_once(
        lambda: relate(cast.weavers, cast.potters, by=cast.ben, **said),
        lambda: relate(cast.potters, cast.weavers, by=cast.eve, **said),
    )
    assert Counter(type(result) for result in results) == {Relation: 1, Refusal: 1}


def test_a_form_sent_twice_at_once_forms_once():
    cast = build_cast()
    said = {"by": cast.ben, "name": "Night shift", "purpose": "After ten."}
    results = all_at_once(*[lambda: form(cast.weavers, **said)] * 2)
    assert len({group.pk for group in results}) == Group.objects.filter(kind="subgroup").count() == 1


def test_welcomed_and_taken_back_at_once_is_one_of_both():
    cast = build_cast()
    group = night_shift(cast, entry="asking")
    asked = join(group, by=cast.nia)
    all_at_once(lambda: answer_asking(asked, by=cast.ben, welcome=True), lambda: leave(group, by=cast.nia))
    # Whichever was first, leaving stands: after a welcome it ends it, before one there is nothing to welcome.
    assert not is_in(cast.nia, group)
    assert Asking.objects.get().state in ("welcomed", "withdrawn")
