"""Two people turned out to be one."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.rooms.kinship.actions.emerging import answer, propose
from kith.rooms.kinship.actions.gathering import join
from kith.rooms.kinship.actions.relating import propose as relate
from kith.rooms.kinship.actions.reviewing import open_review, see
from kith.rooms.kinship.merging import merge
from kith.rooms.kinship.models import Asking, EmergenceAnswer, RelationStep, Review, View
from kith.rooms.kinship.tests.cast import night_shift
from tests.cast import build_cast

pytestmark = pytest.mark.django_db


def test_what_they_did_follows_once():
    cast = build_cast()
    group = night_shift(cast, cast.nia, cast.ada, entry="asking")
    emergence = propose(group, by=cast.nia, name="Night", domain_statement="Dark cloth.")
    for person in (cast.nia, cast.ada):
        answer(emergence, by=person, says="yes")
    relate(cast.weavers, cast.potters, by=cast.nia, kind="same_thing", sentence="Cloth.")
    review = open_review(
        cast.weavers, by=cast.nia, stage="potential", why="Two.", again_at=now() + timedelta(9)
    )
    for person in (cast.nia, cast.ada):
        see(review, by=person, kind="agrees")
    for _time in range(2):
        merge(cast.nia.pk, cast.ada.pk)
    assert list(EmergenceAnswer.objects.values_list("person", flat=True)) == [cast.ada.pk]
    assert list(View.objects.values_list("person", flat=True)) == [cast.ada.pk]
    assert list(RelationStep.objects.values_list("by", flat=True)) == [cast.ada.pk]
    assert Review.objects.get().opened_by == cast.ada


def test_one_who_asked_twice_waits_once():
    cast = build_cast()
    group = night_shift(cast, entry="asking")
    for person in (cast.nia, cast.ada):
        join(group, by=person)
    merge(cast.nia.pk, cast.ada.pk)
    states = Asking.objects.order_by("state").values_list("person", "state")
    assert list(states) == [(cast.ada.pk, "asked"), (cast.ada.pk, "withdrawn")]
