"""What every change of a concern shares: held, written down, told to the ledger and the audit log."""

from typing import Any

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience
from kith.members.people.actions.auditing import note
from kith.services.moderation.declarations import reportable
from kith.services.moderation.models import Concern, Step


def held(concern: Concern) -> Concern:
    """Return the concern as it stands, held with its thing until the caller's transaction ends.

    The thing comes first, everywhere: so of two decisions about one thing, one is made after the other.
    """
    reportable(concern.subject_kind).lock(concern.subject_id)
    rows = Concern.objects.select_for_update(of=("self",)).select_related("community")
    return rows.get(pk=concern.pk)


def step(concern: Concern, state: str, verb: str, *, by: Any, why: str = "") -> None:
    """Bring a concern to a state and write down who did it and why. Reasons go into no log of the house."""
    concern.state = state
    if state not in Concern.UNDER_WAY:
        concern.decided_at = now()
    concern.save(update_fields=["state", "decided_at"])
    Step.objects.create(community_id=concern.community_id, concern=concern, state=state, by=by, why=why)
    announce(concern, verb, by=by)
    note(verb, by=by, about=f"concern:{concern.key}", why=state)


def announce(concern: Concern, verb: str, *, by: Any) -> None:
    """Tell the ledger that something happened to a concern; for nobody's eyes but the house's own."""
    audience = audience_of(concern.community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(verb, by, concern, audience=audience.pk))


def settle(kind: str, pk: int) -> None:
    """Let a thing be out of sight exactly as long as something keeps it there. The caller holds the thing."""
    declared = reportable(kind)
    if Concern.objects.about(kind, pk).holding().exists():
        declared.hide(pk)
    else:
        declared.show(pk)
