"""Taking in an archive of mail: one batch action, idempotent by Message-ID, resumed where it stopped.

Two passes over the file, both in constant memory. The first plans the threads; the second writes, batch by
batch, each in one transaction with what is needed to recognise its mails again. Killed half-way, nothing is
half there, and the next run goes on. Nobody is notified of anything.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from django.db import models

from kith.base.kit.refusals import refuse
from kith.members.communities import access
from kith.members.people.models import Person
from kith.ports.mail.actions.storing import Storing
from kith.ports.mail.authors import Author, address_of, known_authors
from kith.ports.mail.library import StoredThreads, stored_among
from kith.ports.mail.parsing.heads import Head, head_of
from kith.ports.mail.parsing.mbox import RawMessage, Skipped, read_messages
from kith.ports.mail.parsing.threading import Threader
from kith.ports.mail.report import Report
from kith.services.conversations.actions.importing import put_in_order

BATCH = 250

ALREADY_HERE = "already here"
SAME_ID = "same Message-ID as another message"
NO_HEADERS = "no headers"

Progress = Callable[[str, int], None]


def take_in_archive(
    path: Path,
    host: models.Model,
    *,
    by: Person,
    dry_run: bool = False,
    on_progress: Progress = lambda *_: None,
) -> Report:
    """Take an archive (a file or a folder) into a board. dry_run: say what would come in, write nothing.

    on_progress: called with "reading" or "writing" and how many messages that pass has seen. Raises
    FileNotFoundError when there is nothing at `path`, Refusal for someone who does not belong there.
    """
    if not access.is_member(by, host.community):
        raise refuse("not-allowed")
    report = Report()
    with Threader() as threader:
        authors = _plan(path, host, threader, report, on_progress)
        threader.settle(StoredThreads(host.community_id))
        if dry_run:
            return _foretell(threader, report, authors)
        storing = Storing(host, threader, report)
        for mails in _mails(path, on_progress):
            storing.write(mails)
        put_in_order(sorted(storing.touched))
    return report


def _plan(
    path: Path, host: models.Model, threader: Threader, report: Report, on_progress: Progress
) -> set[Author]:
    """Hand every head to the threader and account for each message; returns who wrote the new ones."""
    authors: set[Author] = set()
    messages = read_messages(path)
    while chunk := list(islice(messages, BATCH)):
        heads = [found for message in chunk if (found := _head(message, threader, report)) is not None]
        stored = stored_among(host.community_id, [head.message_id for head, _where in heads])
        for head, where in heads:
            if head.message_id in stored:
                report.leave_out(ALREADY_HERE, where)
            else:
                report.posts += 1
                authors.add(_author(head))
        report.messages += len(chunk)
        on_progress("reading", report.messages)
    return authors


def _head(message: RawMessage | Skipped, threader: Threader, report: Report) -> tuple[Head, str] | None:
    if isinstance(message, Skipped):
        report.leave_out(message.reason, message.where)
        return None
    head = head_of(message)
    if head is None:
        report.leave_out(NO_HEADERS, message.where)
        return None
    if not threader.add(head):
        report.leave_out(SAME_ID, message.where)
        return None
    return head, message.where


def _author(head: Head) -> Author:
    return (head.author, "") if "@" in head.author else ("", head.author)


def _foretell(threader: Threader, report: Report, authors: set[Author]) -> Report:
    known = known_authors(authors)
    report.people = len({address_of(author) for author in authors} - known.keys())
    report.threads = sum(not plan.is_stored for plan in threader.threads())
    return report


def _mails(path: Path, on_progress: Progress) -> Iterator[list[RawMessage]]:
    seen = 0
    readable = (message for message in read_messages(path) if isinstance(message, RawMessage))
    while chunk := list(islice(readable, BATCH)):
        yield chunk
        seen += len(chunk)
        on_progress("writing", seen)
