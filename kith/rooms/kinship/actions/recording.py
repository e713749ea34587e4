"""Telling the ledger what this room did: members hear of it, or a group's people alone."""

from typing import Any

from kith.base.kit import ledger
from kith.members.communities.audiences import audience_of_group
from kith.members.communities.models import Audience, Group
from kith.members.communities.recording import Recorder
from kith.members.people.models import Person

record = Recorder("kinship", Audience.Level.COMMUNITY)


def record_in_group(verb: str, by: Person | None, subject: Any, group: Group) -> None:
    """Record a verb of this room for a group's people alone, in the caller's transaction."""
    audience = audience_of_group(group)
    ledger.record(
        ledger.happening(f"kinship.{verb}", by, subject, community=group.community_id, audience=audience.pk)
    )
