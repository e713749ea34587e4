"""What is stored of mail already: how a message or a thread is recognised."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from kith.ports.mail.models import ArchivedMessage


def mark(text: str) -> str:
    """Return the short hash by which a Message-ID or a subject is kept; "" for none."""
    return sha256(text.encode()).hexdigest()[:32] if text else ""


def stored_among(community_id: int, message_ids: Iterable[str]) -> set[str]:
    """Return those of these ids whose mail the community holds already."""
    marks = {mark(message_id): message_id for message_id in message_ids}
    kept = ArchivedMessage.objects.filter(community=community_id, message_hash__in=list(marks))
    return {marks[found] for found in kept.values_list("message_hash", flat=True)}


class StoredThreads:
    """Tells the threader of threads that came in earlier. Implements parsing.threading.Library."""

    def __init__(self, community_id: int) -> None:
        self._kept = ArchivedMessage.objects.filter(community=community_id)

    def threads_of(self, message_ids: Sequence[str]) -> Mapping[str, str]:
        """Return message id -> thread key for the ids that are stored."""
        marks = {mark(message_id): message_id for message_id in message_ids}
        rows = self._kept.filter(message_hash__in=list(marks)).values_list("message_hash", "thread__key")
        return {marks[found]: key for found, key in rows}

    def latest_of(self, subject_keys: Sequence[str]) -> Mapping[str, tuple[str, datetime]]:
        """Return subject key -> (thread key, moment of its last mail) for the newest thread of each."""
        marks = {mark(subject): subject for subject in subject_keys if subject}
        rows = self._kept.filter(subject_hash__in=list(marks)).order_by("sent_at", "id")
        latest = {
            found: (key, sent)
            for found, key, sent in rows.values_list("subject_hash", "thread__key", "sent_at")
        }
        return {marks[found]: place for found, place in latest.items()}
