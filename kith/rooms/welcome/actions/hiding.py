"""Taking what was said to one person out of sight, putting it back, and throwing its words away."""

from django.db import transaction

from kith.base.kit.clock import now
from kith.base.kit.ledger import kind_of
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.rooms.welcome.actions.greeting import said
from kith.rooms.welcome.actions.recording import record
from kith.rooms.welcome.models import CheckIn, Welcome
from kith.services.moderation.actions.mending import mended

Words = type[Welcome] | type[CheckIn]


def lock(model: Words, pk: int) -> Welcome | CheckIn | None:
    """Hold what was said until the transaction ends, and return it where it is still there."""
    return model.objects.select_for_update(of=("self",)).select_related("community").filter(pk=pk).first()


@transaction.atomic
def hide(model: Words, pk: int) -> None:
    """Take it out of sight of everyone but who wrote it; hidden already, nothing changes."""
    held = lock(model, pk)
    if held is not None and held.hidden_at is None:
        model.objects.filter(pk=pk).update(hidden_at=now())
        record("hidden", None, held, held.community)


@transaction.atomic
def show(model: Words, pk: int) -> None:
    """Put it back; not hidden, nothing changes."""
    held = lock(model, pk)
    if held is not None and held.hidden_at is not None:
        model.objects.filter(pk=pk).update(hidden_at=None)
        record("shown", None, held, held.community)


@transaction.atomic
def purge(model: Words, pk: int) -> None:
    """Throw away what is hidden; that it was said stays."""
    model.objects.filter(pk=pk, hidden_at__isnull=False).update(words="")


@transaction.atomic
def mend(model: Words, pk: int, by: Person, source: str) -> None:
    """Give what is hidden new words. Raises Refusal "not-allowed" for anyone else's."""
    words, held = said(source, field="source"), lock(model, pk)
    if held is None or held.by_id != by.pk or held.hidden_at is None:
        raise refuse("not-allowed", typed={"source": source})
    model.objects.filter(pk=pk).update(words=words)
    record("mended", by, held, held.community)
    mended(kind_of(held), pk, by=by)
