"""Telling people, on their own pages and by no mail, that their words were summed up; being told no more."""

from collections.abc import Iterable

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.services.conversations.models import Thread
from kith.services.tending.models import Telling, Untold


def tell(thread: Thread, people: Iterable[int], *, by: Person) -> None:
    """Note that these people (ids) are told, inside the caller's transaction; not whoever did it, nor whoever
    does not want it. Who may not read the conversation is shown nothing."""
    unwilling = set(Untold.objects.values_list("person", flat=True))
    for person in sorted(set(people) - unwilling - {by.pk}):
        Telling.objects.update_or_create(
            thread=thread,
            person_id=person,
            defaults={"community_id": thread.community_id, "by": by, "at": now(), "seen_at": None},
        )


@transaction.atomic
def saw(thread: Thread, *, by: Person) -> None:
    """Show it no more, once its person saw it; seen already, nothing changes."""
    shown = Telling.objects.filter(thread=thread, person=by, seen_at=None).update(seen_at=now())
    if shown:
        _record("tending.saw", by, thread.community)


@transaction.atomic
def tell_no_more(*, by: Person, community: Community) -> None:
    """Tell this person no more of any synopsis. community: where they said so, for the ledger."""
    _row, made = Untold.objects.get_or_create(person=by)
    Telling.objects.filter(person=by).delete()
    if made:
        _record("tending.untold", by, community)


@transaction.atomic
def tell_again(*, by: Person, community: Community) -> None:
    """Tell this person again from now on."""
    removed, _each = Untold.objects.filter(person=by).delete()
    if removed:
        _record("tending.told_again", by, community)


def _record(verb: str, by: Person, community: Community) -> None:
    # Nobody else reads in the ledger what somebody wants to be told.
    own = audience_of(community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(verb, by, by, community=community.pk, audience=own.pk))
