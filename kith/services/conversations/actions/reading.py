"""Remembering where someone stopped."""

from django.db import transaction

from kith.base.kit.clock import now
from kith.members.people.models import Person
from kith.members.people.viewer import Viewer
from kith.services.conversations.models import ReadingPosition, Thread
from kith.services.conversations.queries import Opening


@transaction.atomic
def stop_at(thread: Thread | Opening, position: int, *, by: Person | Viewer) -> None:
    """Note that `by` has read up to `position`; going back to an earlier page moves nothing back.

    Kept for that person alone and never announced: reading is nobody else's business.
    """
    place, made = ReadingPosition.objects.get_or_create(
        person_id=by.pk,
        thread_id=thread.pk,
        defaults={"position": position, "community_id": thread.community_id},
    )
    if not made:
        # Compared where it is written: of two tabs at once, the one further on stands.
        ReadingPosition.objects.filter(pk=place.pk, position__lt=position).update(position=position, at=now())
