"""What its author can do: change it, or ask others to look again."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.moderation.actions.raising import typed_words
from kith.services.moderation.actions.stepping import announce, held, settle, step
from kith.services.moderation.declarations import reportable, thing_of
from kith.services.moderation.models import Concern

TIME_TO_APPEAL = timedelta(days=30)


def mended(kind: str, pk: int, *, by: Person) -> None:
    """Take note that an author changed a thing, inside the transaction that does, which holds the thing.

    Where they had been asked to, it is back. Where others still look, they look at the new words.
    """
    for concern in Concern.objects.about(kind, pk).filter(state=Concern.State.ASKED).order_by("pk"):
        step(concern, Concern.State.MENDED, "moderation.mended", by=by)
    for concern in Concern.objects.about(kind, pk).under_way().order_by("pk"):
        announce(concern, "moderation.mended", by=by)
    settle(kind, pk)


@transaction.atomic
def change(concern: Concern, *, by: Person, source: str, title: str = "") -> None:
    """Change one's words while they are out of sight. Raises Refusal "not-allowed" for anyone else's."""
    concern = held(concern)
    if concern.author_id != by.pk or concern.state == Concern.State.REMOVED:
        raise refuse("not-allowed", typed={"title": title, "source": source})
    thing = thing_of(concern.subject_kind, concern.subject_id)
    title = title if thing is not None and thing.is_titled else ""
    reportable(concern.subject_kind).mend(concern.subject_id, by, source, title)


@transaction.atomic
def appeal(concern: Concern, *, by: Person, words: str) -> Concern:
    """Ask that others look again at what was decided about one's words; asked twice, it is one appeal.

    Raises Refusal "not-found" for anyone but the author, "not-allowed" where nothing was decided against
    them or longer than 30 days ago, "bad-request" for no words or too many.
    """
    words = typed_words(words)
    concern = held(concern)
    if concern.author_id != by.pk:
        raise refuse("not-found")
    there = Concern.objects.filter(appeals=concern).first()
    if there is not None:
        return there
    if not may_be_appealed(concern):
        raise refuse("not-allowed", happened=_("There’s nothing here that others could look at again."))
    again = Concern.objects.create(
        community=concern.community,
        subject_kind=concern.subject_kind,
        subject_id=concern.subject_id,
        subject_key=concern.subject_key,
        author_id=concern.author_id,
        kind=Concern.Kind.APPEAL,
        desk=concern.desk,
        raised_by=by,
        words=words,
        appeals=concern,
    )
    step(again, Concern.State.OPEN, "moderation.raised", by=by)
    return again


def may_be_appealed(concern: Concern) -> bool:
    """Say whether its author may ask others to look again: a decision against them, not long ago."""
    recent = concern.decided_at is not None and now() - concern.decided_at <= TIME_TO_APPEAL
    return concern.kind != Concern.Kind.APPEAL and concern.state in Concern.HOLDING and recent
