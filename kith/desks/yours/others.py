"""What others wrote, in an export: only what its subject may read today, as everywhere else."""

from typing import Any

from kith.members.people.keeping import Subject
from kith.members.people.viewer import Viewer
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.models import Move, Thread
from kith.services.tending.models import SynopsisLine


class Others:
    """What one subject may be given of others; each conversation is asked about once."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._known: dict[int, bool] = {}

    def keeps_back(self, row: Any, path: str) -> bool:
        """Say whether a column of a row (with dots to reach further) holds what is not theirs to read."""
        *way, last = path.split(".")
        holder = row
        for name in way:
            holder = getattr(holder, name, None) if holder is not None else None
        if last == "title" and isinstance(holder, Thread):
            return not self._reads(holder)
        if way and isinstance(holder, SynopsisLine):
            return not self._reads(holder.synopsis.thread)
        return False

    def _reads(self, thread: Thread) -> bool:
        if thread.pk not in self._known:
            self._known[thread.pk] = self._named_it(thread) or self._may_read(thread)
        return self._known[thread.pk]

    def _named_it(self, thread: Thread) -> bool:
        # Of posts that were split off, whoever did that chose the title.
        split = Move.objects.filter(thread=thread, what=Move.What.SPLIT)
        return thread.started_by_id in self.subject.ids and not split.exists()

    def _may_read(self, thread: Thread) -> bool:
        return threads_visible_to(Viewer(self.subject.ids[0])).filter(pk=thread.pk).exists()
