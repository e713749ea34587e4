"""Keeping a conversation for oneself, and letting it go."""

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience
from kith.members.people.models import Person
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.models import Thread
from kith.services.tending.models import Keep


@transaction.atomic
def keep(thread: Thread, *, by: Person) -> Keep:
    """Keep a thread; kept already, nothing changes. Raises Refusal for whoever may not read it."""
    if not threads_visible_to(by).filter(pk=thread.pk).exists():
        raise refuse("not-found")
    kept, made = Keep.objects.get_or_create(
        person=by, thread=thread, defaults={"community_id": thread.community_id}
    )
    if made:
        _record("tending.kept", by, thread)
    return kept


@transaction.atomic
def let_go(thread: Thread, *, by: Person) -> None:
    """Keep a thread no more; not kept, nothing changes. Whoever reads it no more may too."""
    removed, _each = Keep.objects.filter(person=by, thread=thread).delete()
    if removed:
        _record("tending.let_go", by, thread)


def _record(verb: str, by: Person, thread: Thread) -> None:
    own = audience_of(thread.community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(verb, by, by, community=thread.community_id, audience=own.pk))
