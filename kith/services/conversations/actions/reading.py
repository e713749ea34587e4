"""Remembering where someone stopped."""

from django.db import connection

from kith.base.kit.clock import now
from kith.members.people.models import Person
from kith.members.people.viewer import Viewer
from kith.services.conversations.models import Thread
from kith.services.conversations.queries import Opening

# Compared where it is written: of two tabs at once, the one further on stands.
_STOP = """INSERT INTO conversations_readingposition AS kept
 (community_id, person_id, thread_id, position, at)
 VALUES (%s, %s, %s, %s, %s) ON CONFLICT (person_id, thread_id)
 DO UPDATE SET position = excluded.position, at = excluded.at WHERE kept.position < excluded.position"""


def stop_at(thread: Thread | Opening, position: int, *, by: Person | Viewer) -> None:
    """Note that `by` has read up to `position`; going back to an earlier page moves nothing back.

    Kept for that person alone and never announced: reading is nobody else's business. One statement.
    """
    moment = connection.ops.adapt_datetimefield_value(now())
    with connection.cursor() as cursor:
        cursor.execute(_STOP, [thread.community_id, by.pk, thread.pk, position, moment])
