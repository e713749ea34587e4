"""Answering a request: welcome, or not this time with a reason. Of many at once, one decides."""

from django.db import transaction
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.access import belonging
from kith.members.communities.actions.moving import move
from kith.members.communities.models import Membership
from kith.members.communities.words import names_of, opening
from kith.members.people.models import Person
from kith.rooms.admissions.access import decides_alone, how_many_decide, may_answer
from kith.rooms.admissions.actions.applying import hold, standing_of
from kith.rooms.admissions.actions.recording import record
from kith.rooms.admissions.jobs import tell_applicant
from kith.rooms.admissions.models import Application, Say

_State = Application.State
_MAX_WHY = 500


@transaction.atomic
def answer(application: Application, *, by: Person, answer: str, words: str = "") -> Application:
    """Say welcome or not this time. One word decides where a duty is held, else two that agree.

    words: for the applicant; a no needs them. Saying something else later replaces what one said.
    Raises Refusal "not-allowed", "changed-meanwhile" when it was answered first, "bad-request" (422).
    """
    held = hold(application)
    if not may_answer(by, held):
        raise refuse("not-allowed", typed={"words": words})
    if held.state != _State.APPLIED:
        raise _answered_first(held, words)
    if answer == Say.Answer.NOT_NOW and not words.strip():
        raise _no_reason()
    say, _made = Say.objects.update_or_create(
        application=held, by=by, defaults={"answer": answer, "words": words.strip(), "at": now()}
    )
    record("answered", by, say, held.community)
    agreed = _agreed(held, say)
    if agreed:
        _decide(held, agreed, by)
    return held


def _agreed(application: Application, say: Say) -> list[Say]:
    """Return the answers that decide, or none while one more is needed."""
    if decides_alone(say.by, application.community):
        return [say]
    members = belonging(application.community_id).values("person")
    equal = Say.objects.filter(application=application, answer=say.answer, by__in=members)
    found = list(equal.order_by("at", "id"))
    return found if len(found) >= how_many_decide(application.community) else []


def _decide(application: Application, says: list[Say], by: Person) -> None:
    welcome = says[0].answer == Say.Answer.WELCOME
    application.state = _State.APPROVED if welcome else _State.DECLINED
    application.decided_at = now()
    application.save(update_fields=["state", "decided_at"])
    Say.objects.filter(pk__in=[say.pk for say in says]).update(counted=True)
    why = opening("\n\n".join(say.words for say in says), _MAX_WHY - 1)
    community, person = application.community, application.person
    if welcome:
        fields = {"source": Membership.Source.APPLIED, "reason_for_joining": application.reason}
        move(community, person, Membership.State.ACTIVE, by=by, why=why, **fields)
    elif standing_of(community, person) == Membership.State.APPLIED:
        move(community, person, Membership.State.DECLINED, by=by, why=why)
    tell_applicant.later(application_id=application.pk)


def _answered_first(application: Application, words: str) -> Refusal:
    if application.state == _State.WITHDRAWN:
        happened = _("They took their request back a moment before.")
    else:
        deciders = [say.by for say in application.says.filter(counted=True).select_related("by")]
        happened = _("This request has already been answered.")
        if deciders:
            happened = _("%(names)s answered this request first.") % {"names": names_of(deciders)}
    return refuse("changed-meanwhile", happened=happened, typed={"words": words})


def _no_reason() -> Refusal:
    return refuse(
        "bad-request",
        status=422,
        happened=_("A no needs a reason. They will read it."),
        next=_("Go back and write a few kind, plain words: what you looked at, and what could change it."),
    )
