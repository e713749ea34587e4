import pytest

from kith.base.kit.clock import now
from kith.members.communities.access import keeps_house
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.members.people.viewer import STRANGER
from tests.cast import build_cast

pytestmark = pytest.mark.django_db


def test_whoever_administers_the_network_keeps_the_house():
    cast = build_cast()
    keeps = [name for name, person in cast.everyone().items() if keeps_house(person)]
    assert keeps == ["sam"] and not keeps_house(STRANGER)


def test_convening_the_network_or_administering_a_community_is_not_keeping_the_house():
    cast = build_cast()
    take_duty(cast.network, cast.ben, Duty.Kind.CONVENOR, by=cast.sam)
    take_duty(cast.weavers, cast.ada, Duty.Kind.ADMINISTRATOR, by=cast.sam)
    assert not keeps_house(cast.ben) and not keeps_house(cast.ada)


def test_a_duty_put_down_keeps_nothing():
    cast = build_cast()
    Duty.objects.filter(person=cast.sam).update(until=now())
    assert not keeps_house(cast.sam)
