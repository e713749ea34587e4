"""Writing to somebody: the first letter begins an exchange, every other goes on with it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.actions.grouping import form_group
from kith.members.communities.audiences import audience_of_group
from kith.members.communities.models import Group
from kith.members.people.models import Person
from kith.rooms.letters.access import Way, way_to
from kith.rooms.letters.actions.recording import hold, the_network
from kith.rooms.letters.models import Exchange
from kith.rooms.letters.queries import exchange_between, thread_of
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Thread


@transaction.atomic
def write_to(whom: Person, *, by: Person, source: str, once: str | None = None) -> Thread:
    """Write to somebody and return the thread of the two. There is one, whoever begins and however often.

    Raises Refusal "not-allowed" where they would rather not be written to or one of the two is gone, and
    whatever starting a conversation or replying in one raises: the words come back with it.
    """
    if by.pk == whom.pk:
        raise refuse("not-allowed", typed={"source": source})
    hold(by, whom)
    exchange = exchange_between(by, whom)
    if exchange is not None:
        thread = thread_of(exchange)
        reply(thread, by=by, source=source, once=once)
        return thread
    way = way_to(by, whom)
    if way != Way.WRITE:
        raise _not_this_way(way, whom, source)
    return begin(open_exchange(by, whom, by=by), by=by, source=source, once=once)


def open_exchange(one: Person, other: Person, *, by: Person) -> Exchange:
    """Open the exchange of two people who have none. The caller holds them both and has checked it."""
    home = the_network()
    group = form_group(home, Group.Kind.PAIR, (one, other), by=by)
    first, second = sorted((one.pk, other.pk))
    return Exchange.objects.create(
        community=home, audience=audience_of_group(group), one_id=first, other_id=second
    )


def begin(
    exchange: Exchange, *, by: Person, source: str, once: str | None = None, at: datetime | None = None
) -> Thread:
    """Write the first letter of an exchange. at: for words whose writer was held to the limits before."""
    # No names in the title: it stays when a person is erased.
    return start(exchange, by=by, title=_("A letter"), source=source, once=once, at=at)


def _not_this_way(way: Way, whom: Person, source: str) -> Refusal:
    name = {"name": whom.name}
    happened = {
        Way.ASK: _("%(name)s would rather be introduced by somebody you both know."),
        Way.LATER: _("%(name)s would rather not be written to just now."),
        Way.NONE: _("%(name)s can’t be written to here."),
    }[way]
    next_step = {
        Way.ASK: _("Their page leads to those who could introduce you."),
        Way.LATER: _("Keep your words for another time."),
        Way.NONE: _("Ask somebody who knows them."),
    }[way]
    kept = _("Nothing was sent. Your words are below.")
    return refuse(
        "not-allowed", happened=happened % name, kept=kept, next=next_step, typed={"source": source}
    )
