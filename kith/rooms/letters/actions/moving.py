"""An introduction goes from state to state; each change is a row, and a line in the ledger."""

from kith.base.kit.clock import now
from kith.members.people.models import Person
from kith.rooms.letters.actions.recording import record
from kith.rooms.letters.models import Introduction, Step


def held(introduction: Introduction) -> Introduction:
    """Return the introduction as it stands now, locked until the transaction ends."""
    rows = Introduction.objects.select_for_update(of=("self",)).select_related("by", "one", "other")
    return rows.get(pk=introduction.pk)


def step(
    introduction: Introduction, state: str, by: Person | None, verb: str, audience: int | None = None
) -> None:
    """Move a locked introduction on, and keep who did it. by: None where nobody may know."""
    introduction.state, introduction.at = state, now()
    introduction.save()
    Step.objects.create(
        community_id=introduction.community_id,
        introduction=introduction,
        state=state,
        by=by,
        at=introduction.at,
    )
    record(verb, by, introduction, audience)
