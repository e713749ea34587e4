"""What tests of this room need: the cast, a conversation of Ada and Ben, two who share a community."""

from typing import Any

from kith.members.communities.actions.joining import admit
from kith.members.people.models import Person
from kith.members.profiles.actions.writing import write_profile
from kith.rooms.letters.actions.writing import write_to
from kith.services.conversations.models import Thread
from tests.cast import Cast, build_cast


def neighbours() -> Cast:
    """Return the cast, with Eve in the Weavers too: she and Ada, Ben and Nia share it."""
    cast = build_cast()
    admit(cast.weavers, cast.eve, by=cast.ada)
    return cast


def a_letter(by: Person, whom: Person, source: str = "How is your loom?", **fields: Any) -> Thread:
    """Write to somebody."""
    return write_to(whom, by=by, source=source, **fields)


def wants(person: Person, contact: str) -> None:
    """Let somebody say how they want to be reached: "here", "introduction" or "later"."""
    write_profile(person, by=person, contact=contact)
