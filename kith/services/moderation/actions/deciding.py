"""Looking at what somebody spoke up about, and deciding: one outcome, however many decide at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.models import Person
from kith.services.moderation.access import Bench, bench
from kith.services.moderation.actions.stepping import held, settle, step
from kith.services.moderation.actions.telling import leave_word
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern, Look
from kith.services.moderation.models.concern import MAX_WHY

State = Concern.State
VERDICTS = {
    Concern.Kind.RECOGNISED: (State.STAYS, State.ASKED, State.REMOVED),
    Concern.Kind.REPORT: (State.STAYS, State.ASKED, State.HIDDEN, State.REMOVED),
    Concern.Kind.APPEAL: (State.OVERTURNED, State.STANDS),
}


@transaction.atomic
def look_at(concern: Concern, *, by: Person) -> Concern:
    """Say that one is looking at it, so that nobody wonders. Raises Refusal as `decide` does."""
    concern = held(concern)
    _bench(concern, by)
    if concern.state == State.OPEN:
        step(concern, State.LOOKED_AT, "moderation.decided", by=by)
    return concern


@transaction.atomic
def decide(concern: Concern, *, by: Person, verdict: str, why: str = "") -> Concern:
    """Say what should happen. Once enough of those who look agree, it does; until then each may think again.

    Raises Refusal "not-found" for who may not look, "bad-request" for what is no answer to this, and
    "changed-meanwhile" where others have decided.
    """
    concern = held(concern)
    sitting = _bench(concern, by)
    if concern.state not in Concern.UNDER_WAY:
        raise _decided(concern)
    _require_answer(concern, verdict, why)
    Look.objects.update_or_create(
        concern=concern,
        by=by,
        defaults={
            "verdict": verdict,
            "why": why,
            "at": now(),
            "community_id": concern.community_id,
        },
    )
    agreeing = concern.looks.filter(verdict=verdict, by__in=sitting.people).count()
    if agreeing < sitting.needed:
        step(concern, State.LOOKED_AT, "moderation.decided", by=by)
        return concern
    _carry_out(concern, verdict, by, why)
    return concern


def _require_answer(concern: Concern, verdict: str, why: str) -> None:
    if verdict not in VERDICTS[Concern.Kind(concern.kind)]:
        raise refuse("bad-request", happened=_("Choose what should happen."), typed={"why": why})
    if len(why) > MAX_WHY:
        happened = _("That’s longer than fits here. 500 letters do.")
        raise refuse("bad-request", happened=happened, typed={"why": why})


def _carry_out(concern: Concern, verdict: str, by: Person, why: str) -> None:
    step(concern, verdict, "moderation.decided", by=by, why=why)
    leave_word(concern, concern.raised_by_id, concern.author_id)
    if verdict == State.OVERTURNED:
        first = Concern.objects.select_for_update().get(pk=concern.appeals_id)
        first.community = concern.community
        step(first, State.OVERTURNED, "moderation.decided", by=by, why=why)
        # Its author is told of their own asking.
        leave_word(first, first.raised_by_id)
    settle(concern.subject_kind, concern.subject_id)


def _bench(concern: Concern, by: Person) -> Bench:
    thing = thing_of(concern.subject_kind, concern.subject_id)
    sitting = bench(concern, thing.audience if thing else None)
    if by.pk not in sitting.people:
        raise refuse("not-found")
    return sitting


def _decided(concern: Concern) -> Refusal:
    last = concern.steps.select_related("by").order_by("-id").first()
    who = last.by.name if last and last.by else _("Somebody")
    happened = _("%(who)s has answered this already: %(what)s.") % {
        "who": who,
        "what": Concern.State(concern.state).label,
    }
    return refuse("changed-meanwhile", happened=happened)
