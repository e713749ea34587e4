"""Saying yes or rather not to an introduction; letting it go; having met."""

from datetime import timedelta

from django.db import transaction

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.rooms.letters.access import all_are_here
from kith.rooms.letters.actions.moving import held, step
from kith.rooms.letters.actions.recording import hold, record
from kith.rooms.letters.actions.stopping import go_on
from kith.rooms.letters.actions.writing import begin, open_exchange
from kith.rooms.letters.jobs import tell_made
from kith.rooms.letters.models import Introduction, Part
from kith.rooms.letters.queries import exchange_between

PATIENCE = timedelta(days=30)

_State = Introduction.State


@transaction.atomic
def answer(introduction: Introduction, *, by: Person, agrees: bool) -> Introduction:
    """Say yes or rather not, as one of the two. When both have said yes, a letter between them opens.

    Rather not ends it, and nobody is told whose word it was. Raises Refusal "not-found" for anybody else,
    "changed-meanwhile" once it is over.
    """
    hold(introduction.by, introduction.one, introduction.other)
    asked = held(introduction)
    part = Part.objects.filter(introduction=asked, person=by).first()
    if part is None:
        raise refuse("not-found")
    if part.agrees == agrees:
        return asked
    if asked.state != _State.PROPOSED:
        raise refuse("changed-meanwhile")
    part.agrees, part.at = agrees, now()
    part.save(update_fields=["agrees", "at"])
    record("answered", by, asked)
    if not agrees:
        step(asked, _State.LAPSED, None, "lapsed")
    elif not asked.parts.exclude(agrees=True).exists():
        _make(asked, by)
    return asked


@transaction.atomic
def let_go(introduction: Introduction, *, by: Person) -> Introduction:
    """Let an introduction go that one was asked for or asked for oneself, or proposed; over already, nothing
    changes. Raises Refusal "not-found" for anybody else."""
    open_one = held(introduction)
    if by.pk not in (open_one.by_id, open_one.asked_by_id):
        raise refuse("not-found")
    if open_one.state in (_State.ASKED, _State.PROPOSED):
        step(open_one, _State.LAPSED, None, "lapsed")
    return open_one


@transaction.atomic
def meet(introduction: Introduction, *, by: Person) -> Introduction:
    """Note that the two met, as either of them; noted already, nothing changes. Raises Refusal "not-found"
    for anybody else, "changed-meanwhile" before it was made."""
    made = held(introduction)
    if by.pk not in (made.one_id, made.other_id):
        raise refuse("not-found")
    if made.state == _State.MADE:
        step(made, _State.MET, by, "met")
    elif made.state != _State.MET:
        raise refuse("changed-meanwhile")
    return made


@transaction.atomic
def lapse() -> int:
    """Let those go that nobody answered within 30 days; nobody is told. Returns how many."""
    waiting = Introduction.objects.filter(state__in=(_State.ASKED, _State.PROPOSED), at__lt=now() - PATIENCE)
    ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:500])
    for old in Introduction.objects.select_for_update().filter(pk__in=ids).order_by("pk"):
        if old.state in (_State.ASKED, _State.PROPOSED):
            step(old, _State.LAPSED, None, "lapsed")
    return len(ids)


def _make(introduction: Introduction, last: Person) -> None:
    """Open a letter between the two, which begins with the words of who introduces them.

    last: who said yes last, and so reads at once that it came to be; the other is mailed.
    """
    by, one, other = introduction.by, introduction.one, introduction.other
    step(introduction, _State.BOTH_AGREED, None, "both_agreed")
    exchange = exchange_between(one, other)
    if not all_are_here(by.pk, one.pk, other.pk):
        step(introduction, _State.LAPSED, None, "lapsed")
        return
    if exchange is None:
        exchange = open_exchange(one, other, by=by)
        # Held to the limits of writing when it was proposed.
        begin(exchange, by=by, source=introduction.words, at=now())
    else:
        # They wrote before, which their introducer does not learn; a yes takes back a stop.
        go_on(exchange, by=one)
        go_on(exchange, by=other)
    step(introduction, _State.MADE, None, "made", exchange.audience_id)
    other_one = other if last.pk == one.pk else one
    tell_made.later(introduction_id=introduction.pk, person_id=other_one.pk)
