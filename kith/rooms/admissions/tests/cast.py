"""A community that chooses its members, for the tests of this room."""

from kith.members.communities.models import Community
from kith.members.people.models import Person
from kith.rooms.admissions.actions.applying import apply
from kith.rooms.admissions.models import Application
from tests.cast import Cast, build_cast

CANARY = "canary-reason-7301"
ANSWERS = [{"question": "What do you weave?", "kind": "short", "answer": "canary-answer-7302"}]


def curated(mode: str = "application") -> Cast:
    """Return the cast, with the Weavers coming in by application (or as said)."""
    cast = build_cast()
    cast.weavers.admission_mode = mode
    cast.weavers.save()
    return cast


def nobody_decides_alone(community: Community) -> None:
    """End every duty of a community."""
    from kith.base.kit.clock import now

    community.duties.filter(until=None).update(until=now())


def a_request(cast: Cast, by: Person | None = None) -> Application:
    """Let Eve (or who is named) ask to join the Weavers."""
    return apply(cast.weavers, by=by or cast.eve, reason=CANARY, answers=ANSWERS)


def state_of(cast: Cast, person: Person) -> str | None:
    """Return the state of somebody's membership of the Weavers."""
    held = cast.weavers.memberships.filter(person=person)
    return held.values_list("state", flat=True).first()
