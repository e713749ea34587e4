"""Telling the ledger what this room did."""

from typing import Any

from kith.base.kit import ledger
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person


def record(
    verb: str, by: Person | None, subject: Any, community: Community, level: str = Audience.Level.AUTHOR
) -> None:
    """Record that something happened. Unless said otherwise it is news to nobody but who did it."""
    audience = audience_of(community, level)
    ledger.record(
        ledger.happening(f"welcome.{verb}", by, subject, community=community.pk, audience=audience.pk)
    )
