"""Duties: taken on, handed over, put down."""

from django.db import transaction

from kith.base.kit import ledger
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community, Duty
from kith.members.people.models import Person


@transaction.atomic
def take_duty(community: Community, person: Person, kind: str, *, by: Person) -> Duty:
    """Let `person` hold a duty from now on; held already, it changes nothing.

    The caller has checked that `by` may give it.
    """
    duty, made = Duty.objects.get_or_create(community=community, person=person, kind=kind, until=None)
    if made:
        audience = audience_of(community, Audience.Level.COMMUNITY)
        ledger.record(ledger.happening("communities.duty_taken", person, duty, audience=audience.pk))
    return duty
