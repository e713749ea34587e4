"""Asking one person whether they might have a thought, once; and their saying that it is not one for them."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.recording import Recorder
from kith.members.people.actions.nudging import note_asked
from kith.members.people.models import Person
from kith.services.answering.access import may_wonder
from kith.services.answering.knowing import who_might_know
from kith.services.answering.models import Wondering
from kith.services.conversations.models import Thread
from kith.services.conversations.voices import check_own_name

_record = Recorder("answering")


@transaction.atomic
def wonder(thread: Thread, whom: Person, *, by: Person) -> Wondering:
    """Ask somebody whether they might have a thought about a question. Raises Refusal.

    The same press again changes nothing. Only who might know is asked, nobody twice about one question, and
    nobody who was asked anything in the last 14 days, whoever asked (RULINGS 28).
    """
    # Of two who ask at once, the second finds that it was done.
    held = Thread.objects.select_for_update(of=("self",)).select_related("community").get(pk=thread.pk)
    there = Wondering.objects.filter(thread=held, person=whom).first()
    if there is not None and there.by_id == by.pk:
        return there
    check_own_name(by, held.pk)
    if not may_wonder(by, held):
        raise refuse("not-allowed", happened=_("Somebody is asked about a question that members wait with."))
    if there is not None:
        raise refuse(
            "changed-meanwhile",
            happened=_("Somebody asked them a moment ago."),
            next=_("Once is enough. Go back, and see who else might know."),
        )
    fitting = {one.face.id: one for one in who_might_know(held, by)}
    if whom.pk not in fitting or fitting[whom.pk].by_introduction:
        raise refuse("changed-meanwhile", happened=_("They’re not to be asked about this just now."))
    note_asked(whom, kind="answering.wondering", by=by)
    made = Wondering.objects.create(community=held.community, thread=held, person=whom, by=by)
    _record("wondered", by, made, held.community)
    _post(made)
    return made


@transaction.atomic
def put_aside(wondering: Wondering, *, by: Person) -> Wondering:
    """Say that a question is not one for oneself; who was asked does. Said already, nothing changes.

    Raises Refusal.
    """
    held = Wondering.objects.select_for_update(of=("self",)).select_related("community").get(pk=wondering.pk)
    if held.person_id != by.pk:
        raise refuse("not-allowed")
    if held.not_me_at is None:
        held.not_me_at = now()
        held.save(update_fields=["not_me_at"])
        _record("not_me", by, held, held.community)
    return held


def _post(made: Wondering) -> None:
    from kith.services.answering.jobs import tell

    tell.later(wondering_id=made.pk)
