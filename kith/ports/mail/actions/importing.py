"""Taking in an archive of mail: one batch action, idempotent by Message-ID, resumed where it stopped.

Two passes over the file, both in constant memory. The first plans the threads; the second writes, batch by
batch, each in one transaction with what is needed to recognise its mails again. Killed half-way, nothing is
half there, and the next run goes on. Nobody is notified of anything.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, tee
from pathlib import Path

from django.db import models

from kith.base.kit.refusals import refuse
from kith.members.communities import access
from kith.members.people.models import Person
from kith.members.people.queries import erased_among
from kith.ports.mail.actions.storing import Storing
from kith.ports.mail.actions.workshop import Workshop
from kith.ports.mail.authors import Author, address_of, known_authors
from kith.ports.mail.erased import mentions_in
from kith.ports.mail.library import StoredThreads, stored_among
from kith.ports.mail.parsing.heads import Head
from kith.ports.mail.parsing.mbox import RawMessage, Skipped, read_messages
from kith.ports.mail.parsing.threading import Threader
from kith.ports.mail.report import ALREADY_HERE, NO_HEADERS, SAME_ID, Report
from kith.services.conversations.models.post import MAX_SOURCE

BATCH = 250
BATCH_BYTES = 32 * 1024 * 1024

Progress = Callable[[str, int], None]
_Chunk = list[RawMessage | Skipped]


def take_in_archive(
    path: Path,
    host: models.Model,
    *,
    by: Person,
    on_progress: Progress = lambda *_: None,
    shop: Workshop | None = None,
) -> Report:
    """Take an archive (a file or a folder) into a board.

    on_progress: called with "reading" or "writing" and how many messages that pass is through with.
    shop: where mails are read and rendered, opened for an archive of more than one batch and closed at the
    end; without one it is done here. Raises FileNotFoundError when there is nothing at `path`, Refusal for
    someone who does not belong there.
    """
    if not access.is_member(by, host.community) and not access.keeps_house(by):
        raise refuse("not-allowed")
    report = Report()
    with Threader() as threader, shop or Workshop() as open_shop:
        planned = _plan(path, host.community_id, threader, report, on_progress, open_shop)
        # Begun before the threads are settled, so that nobody waits for the first of them.
        prepared = open_shop.prepared(_fresh(path, planned), MAX_SOURCE)
        threader.settle(StoredThreads(host.community_id))
        storing = Storing(host, threader, report, mentions_in(path, planned.authors))
        through = 0
        for marks, mails in zip(planned.fresh, prepared, strict=False):
            storing.write(mails)
            through += len(marks)
            on_progress("writing", through)
    return report


def foretell_archive(path: Path, community_id: int, on_progress: Progress = lambda *_: None) -> Report:
    """Say what taking in an archive would do, and write nothing: no lock is held while it reads.

    community_id: of the community it would come into, 0 for one that is still to be founded. Raises
    FileNotFoundError when there is nothing at `path`.
    """
    report = Report()
    with Threader() as threader, Workshop() as shop:
        planned = _plan(path, community_id, threader, report, on_progress, shop)
        threader.settle(StoredThreads(community_id))
        strangers = {address_of(author) for author in planned.authors}
        strangers -= known_authors(planned.authors).keys()
        report.people = len(strangers - erased_among(strangers))
        report.threads = sum(not plan.is_stored for plan in threader.threads())
    return report


@dataclass
class Planned:
    """What the first pass leaves to the second. fresh: for each batch, a 1 for what to write."""

    authors: set[Author] = field(default_factory=set)
    fresh: list[bytes] = field(default_factory=list)


def _plan(
    path: Path,
    community_id: int,
    threader: Threader,
    report: Report,
    on_progress: Progress,
    shop: Workshop,
) -> Planned:
    """Hand every head to the threader and account for each message. Opens the shop if two batches fill."""
    planned = Planned()
    chunks, read = tee(_chunks(read_messages(path)))
    for chunk, found in zip(chunks, _heads(read, shop), strict=True):
        pairs = zip(chunk, found, strict=True)
        heads = [_taken(message, head, threader, report) for message, head in pairs]
        stored = stored_among(community_id, [head.message_id for head in heads if head])
        marks = bytearray()
        for message, head in zip(chunk, heads, strict=True):
            is_fresh = head is not None and head.message_id not in stored
            marks.append(is_fresh)
            if is_fresh:
                planned.authors.add(_author(head))
            elif head is not None:
                report.leave_out(ALREADY_HERE, message.where)
        planned.fresh.append(bytes(marks))
        report.posts += sum(marks)
        report.messages += len(chunk)
        on_progress("reading", report.messages)
    return planned


def _heads(chunks: Iterator[_Chunk], shop: Workshop) -> Iterator[list[Head | None]]:
    first = list(islice(chunks, 2))
    if len(first) == 2:
        shop.open()
    return shop.heads(chain(first, chunks))


def _taken(
    message: RawMessage | Skipped, head: Head | None, threader: Threader, report: Report
) -> Head | None:
    if isinstance(message, Skipped):
        report.leave_out(message.reason, message.where)
    elif head is None:
        report.leave_out(NO_HEADERS, message.where)
    elif threader.add(head):
        return head
    else:
        report.leave_out(SAME_ID, message.where)
    return None


def _author(head: Head) -> Author:
    return (head.author, "") if "@" in head.author else ("", head.author)


def _fresh(path: Path, planned: Planned) -> Iterator[list[RawMessage]]:
    for marks, chunk in zip(planned.fresh, _chunks(read_messages(path)), strict=False):
        marked = zip(chunk, marks, strict=False)
        yield [message for message, is_fresh in marked if is_fresh and isinstance(message, RawMessage)]


def _chunks(messages: Iterable[RawMessage | Skipped]) -> Iterator[_Chunk]:
    """Yield messages in batches that end at BATCH of them or at BATCH_BYTES, whichever comes first."""
    chunk: _Chunk = []
    held = 0
    for message in messages:
        chunk.append(message)
        held += len(message.data) if isinstance(message, RawMessage) else 0
        if len(chunk) >= BATCH or held >= BATCH_BYTES:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk
