"""Who is looking at a page: filled in by one statement per request (RULINGS 16)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.members.people import names


@dataclass
class Viewer:
    """The person behind a request, or a stranger when `person_id` is None.

    standing: what this person is in the community at hand (communities.Standing), or None.
    network_duties: the duties they hold for the whole network.
    """

    person_id: int | None = None
    key: str = ""
    name: str = ""
    zone: str = "Europe/London"
    language: str = "en"
    session_id: int | None = None
    seen_at: datetime | None = None
    shared_computer: bool = False
    standing: Any = None
    network_duties: frozenset[str] = frozenset()

    @property
    def pk(self) -> int | None:
        return self.person_id

    @property
    def is_signed_in(self) -> bool:
        return self.person_id is not None

    @property
    def first_name(self) -> str:
        return names.first_name(self.name)

    @property
    def initials(self) -> str:
        return names.initials(self.name)

    @property
    def rim(self) -> int:
        return names.rim(self.key)


STRANGER = Viewer()
