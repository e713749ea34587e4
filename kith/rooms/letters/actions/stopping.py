"""Stopping an exchange, and going on with it: what was written stays either way."""

from django.db import transaction

from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.rooms.letters.actions.recording import record
from kith.rooms.letters.models import Exchange, Stop
from kith.rooms.letters.queries import thread_of
from kith.services.conversations.models import Thread


@transaction.atomic
def stop(exchange: Exchange, *, by: Person) -> None:
    """Write no more, either of the two; stopped already, it changes nothing. Raises Refusal "not-found"."""
    _hold(exchange, by)
    _stop, made = Stop.objects.get_or_create(
        exchange=exchange, by=by, defaults={"community_id": exchange.community_id}
    )
    if made:
        record("stopped", by, exchange)


@transaction.atomic
def go_on(exchange: Exchange, *, by: Person) -> None:
    """Take back one's own stop; without one, it changes nothing. Raises Refusal "not-found"."""
    _hold(exchange, by)
    removed, _each = Stop.objects.filter(exchange=exchange, by=by).delete()
    if removed:
        record("resumed", by, exchange)


def _hold(exchange: Exchange, by: Person) -> None:
    if by.pk not in (exchange.one_id, exchange.other_id):
        raise refuse("not-found")
    # As whoever writes does, so that nothing is written after the stop.
    Thread.objects.select_for_update().get(pk=thread_of(exchange).pk)
