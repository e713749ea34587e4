import pytest

from kith.rooms.admissions.actions.answering import answer
from kith.rooms.admissions.actions.inviting import invite
from kith.rooms.admissions.actions.opening import change_mode
from kith.rooms.admissions.merging import merge
from kith.rooms.admissions.models import Application, Invitation, Say, Wish
from kith.rooms.admissions.tests.cast import a_request, curated, nobody_decides_alone

pytestmark = pytest.mark.django_db


def test_what_one_asked_answered_and_sent_follows_and_where_both_did_the_new_ones_stands():
    cast = curated()
    nobody_decides_alone(cast.weavers)
    asked, again = a_request(cast, cast.eve), a_request(cast, cast.raj)
    answer(asked, by=cast.ben, answer="welcome", words="Ben's.")
    answer(again, by=cast.ben, answer="welcome", words="Ben's.")
    answer(again, by=cast.nia, answer="not_now", words="Nia's.")
    change_mode(cast.weavers, "open", by=cast.ben)
    invite(cast.weavers, by=cast.ben, uses=2)
    for _twice in range(2):
        merge(cast.ben.pk, cast.nia.pk)
        merge(cast.eve.pk, cast.raj.pk)
    requests = Application.objects.order_by("pk").values_list("person", "state")
    assert list(requests) == [(cast.raj.pk, "withdrawn"), (cast.raj.pk, "applied")]
    assert sorted(Say.objects.values_list("by", "words")) == [
        (cast.nia.pk, "Ben's."),
        (cast.nia.pk, "Nia's."),
    ]
    assert list(Wish.objects.values_list("by", flat=True)) == [cast.nia.pk]
    assert list(Invitation.objects.values_list("by", flat=True)) == [cast.nia.pk]
