"""How a room above tells the ledger what it did in a community."""

from dataclasses import dataclass
from typing import Any

from kith.base.kit import ledger
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records the verbs of one room. room: its label. level: who hears of it, unless said otherwise."""

    room: str
    level: str = Audience.Level.AUTHOR

    def __call__(
        self, verb: str, by: Person | None, subject: Any, community: Community, level: str = ""
    ) -> None:
        """Record that something happened, in the caller's transaction."""
        audience = audience_of(community, level or self.level)
        ledger.record(
            ledger.happening(f"{self.room}.{verb}", by, subject, community=community.pk, audience=audience.pk)
        )
