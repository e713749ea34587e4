"""Decides which mails belong to one thread, whatever order they come in.

Two passes over the archive. First every head is added; then `settle` joins

1. mails and what they answer (References, In-Reply-To), also through mails that are not in the archive;
2. mails left without such a tie that bear a specific subject already under discussion: within 60 days if
   they look like an answer (a reply mark, an In-Reply-To that leads outside, a quotation), and within 4 days
   even if they do not, but only where the archive has lost its reply marks;
3. mails still left alone, or at the head of others, that quote four long lines or more of somebody else's
   mail of the last 60 days, and lines of no other conversation.

Then `places` tells, for any message, its thread and the mail it answers. The same archive always gives the
same plan, so an import that stopped can plan again and go on. A thread's key is the id of its opening mail.
`Library` tells of threads stored earlier: a mail that ties in with one goes there, and stored threads are
never merged. Heads wait in a temporary SQLite file; memory grows by about 10 bytes for each id.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from kith.ports.mail.parsing import plans
from kith.ports.mail.parsing.heads import Head
from kith.ports.mail.parsing.joining import Joiner, Library
from kith.ports.mail.parsing.shelf import Shelf


class Place(NamedTuple):
    """Where a mail belongs: its thread, and the mail in this archive it answers ("" if none)."""

    thread: str
    parent: str
    by_subject: bool


class ThreadPlan(NamedTuple):
    """A thread as planned; key is its opening mail's id, or the stored thread's key if it continues one."""

    key: str
    subject: str
    subject_key: str
    first_at: datetime
    last_at: datetime
    messages: int
    is_stored: bool


class Summary(NamedTuple):
    """What settling found: threads, and how many mails were tied by their subject alone."""

    messages: int
    threads: int
    joined_by_subject: int
    replies_marked: bool


class Threader:
    """Plans the threads of one archive. Use as a context manager: the temporary file goes at its end."""

    def __init__(self, folder: str | None = None) -> None:
        self._shelf = Shelf(folder)

    def __enter__(self) -> "Threader":
        return self

    def __exit__(self, *_fault: object) -> None:
        self._shelf.close()

    def add(self, head: Head) -> bool:
        """Take in one mail's head; False if a mail with its id was added before (that one counts)."""
        return self._shelf.add(head)

    def settle(self, library: Library | None = None) -> Summary:
        """Join what belongs together; call once, after the last add."""
        joiner = Joiner(self._shelf)
        plans.describe(self._shelf, joiner.join(library))
        messages, threads = plans.counts(self._shelf)
        return Summary(messages, threads, joiner.joined_by_subject, joiner.replies_marked)

    def places(self, message_ids: Iterable[str]) -> dict[str, Place]:
        """Return the place of each id that was added."""
        return {one: Place(*place) for one, place in plans.places(self._shelf, message_ids)}

    def threads(self, keys: Iterable[str] | None = None) -> Iterator[ThreadPlan]:
        """Yield the plans of the threads with these keys, or of all, in order of their first mail."""
        for key, subject, about, first, last, messages, stored in plans.plans(self._shelf, keys):
            yield ThreadPlan(key, subject, about, _moment(first), _moment(last), messages, bool(stored))


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
