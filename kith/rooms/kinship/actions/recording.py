"""Writing into the ledger what happened in this room."""

from django.db import models

from kith.base.kit import ledger
from kith.members.communities.audiences import audience_of, audience_of_group
from kith.members.communities.models import Audience, Community, Group
from kith.members.people.models import Person


def record(
    verb: str,
    subject: models.Model,
    by: Person | None,
    community: Community,
    level: str = Audience.Level.COMMUNITY,
) -> None:
    """Record a verb of this room in a community, for those of that level, in the caller's transaction."""
    audience = audience_of(community, level)
    ledger.record(
        ledger.happening(f"kinship.{verb}", by, subject, community=community.pk, audience=audience.pk)
    )


def record_in_group(verb: str, subject: models.Model, by: Person | None, group: Group) -> None:
    """Record a verb of this room for a group's people alone, in the caller's transaction."""
    audience = audience_of_group(group)
    ledger.record(
        ledger.happening(f"kinship.{verb}", by, subject, community=group.community_id, audience=audience.pk)
    )
