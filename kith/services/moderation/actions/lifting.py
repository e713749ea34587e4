"""Lifting the limits on writing, for a person or for an hour."""

from datetime import timedelta

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.access import is_member
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.actions.auditing import note
from kith.members.people.models import Person
from kith.services.moderation.access import looks_after
from kith.services.moderation.models import Lift

AN_HOUR = timedelta(hours=1)
FOR_GOOD = timedelta(days=30)  # a newcomer's first day is long over by then


@transaction.atomic
def lift(community: Community, *, by: Person, person: Person | None = None) -> Lift:
    """Lift the limits for everyone here for an hour, or for one member while they are new.

    Nobody lifts their own. Raises Refusal "not-allowed" for who does not look after the community.
    """
    if not looks_after(by, community) or (person is not None and person.pk == by.pk):
        raise refuse("not-allowed")
    if person is not None and not is_member(person, community):
        raise refuse("not-found")
    until = now() + (AN_HOUR if person is None else FOR_GOOD)
    lifted = Lift.objects.create(community=community, person=person, by=by, until=until)
    audience = audience_of(community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening("moderation.lifted", by, lifted, audience=audience.pk))
    note("moderation.lifted", by=by, about=f"community:{community.key}", why="person" if person else "hour")
    return lifted
