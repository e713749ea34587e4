"""Joins mails into threads, a union-find over numbered nodes: by answers, by subject, by quotation."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from kith.base.kit.batches import batched
from kith.ports.mail.parsing.quoting import WINDOW, quoted
from kith.ports.mail.parsing.shelf import BATCH, Shelf
from kith.ports.mail.parsing.subjects import are_unlike

DAY = 24 * 3600
# How long after the last mail on a subject another without a tie still joins it. Found by reading the joins
# of three lists (docs/import-review.md): later ones are mostly announcements that come every year.
ANSWER_WINDOW = 60 * DAY
UNMARKED_WINDOW = 4 * DAY
# An archive has lost its reply marks if fewer than this share of its tied answers bear one.
MARKED_SHARE = 0.2
_ENOUGH_ANSWERS = 20
_FORGET_EVERY = 5000


class Library(Protocol):
    """What is stored already. Both methods are asked in batches of at most 500."""

    def threads_of(self, message_ids: Sequence[str]) -> Mapping[str, str]:
        """Return message id -> thread key for the ids that are stored."""

    def latest_of(self, subject_keys: Sequence[str]) -> Mapping[str, tuple[str, datetime]]:
        """Return subject key -> (thread key, its last mail's moment) of each one's newest thread."""


class Joiner:
    """Finds which nodes belong together."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.above = array("i", range(shelf.number_nodes()))
        # Which stored thread a tree of nodes belongs to: an index into keys, -1 for none; kept at the root.
        self.label = array("i", [-1]) * len(self.above)
        self.keys: dict[str, int] = {}
        self.stands_for: dict[int, int] = {}
        self.joined_by_subject = 0
        self.joined_by_quotation = 0
        answers, marked = shelf.marked_answers()
        self.replies_marked = answers < _ENOUGH_ANSWERS or marked >= MARKED_SHARE * answers

    def join(self, library: Library | None = None) -> dict[int, str]:
        """Join everything, write the threads to the shelf; return thread node -> stored thread's key."""
        if library is not None:
            self._label_stored(library)
        # Who begins something new by answering changes the subject, bears no mark and quotes nothing.
        self.shelf.untie(
            [child for child, here, above in self.shelf.other_topics() if are_unlike(here, above)]
        )
        for child, parent in self.shelf.links():
            self._unite(child, parent)
        latest = self._stored_subjects(library) if library is not None else {}
        by_subject = self._join_by_subject(latest)
        self._join_by_quotation()
        mails = self.shelf.nodes_of_mails()
        self.shelf.assign((hash_, self._root(node), bool(by_subject[node])) for hash_, node in mails)
        names = list(self.keys)
        return {self._root(node): names[label] for label, node in self.stands_for.items()}

    def _root(self, node: int) -> int:
        above = self.above
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    def _unite(self, one: int, other: int) -> bool:
        """Join two trees; False if they are one already, or belong to two stored threads."""
        one, other = self._root(one), self._root(other)
        labels = self.label[one], self.label[other]
        if one == other or (min(labels) >= 0 and labels[0] != labels[1]):
            return False
        high, low = max(one, other), min(one, other)
        self.above[low] = high
        self.label[high] = max(labels)
        return True

    def _label_stored(self, library: Library) -> None:
        """Tie ids that are stored already to their threads."""
        for batch in batched(self.shelf.ids(), BATCH):
            stored = library.threads_of([one for _node, one in batch])
            for node, one in batch:
                if one in stored:
                    self._stand_for(stored[one], node)

    def _stand_for(self, key: str, node: int) -> None:
        label = self.keys.setdefault(key, len(self.keys))
        self.label[self._root(node)] = label
        self._unite(self.stands_for.setdefault(label, node), node)

    def _stored_subjects(self, library: Library) -> dict[str, tuple[int, int]]:
        """Return the subjects of stored threads that mails here may continue, as nodes of their own."""
        latest: dict[str, tuple[int, int]] = {}
        for batch in batched(self.shelf.subject_keys(), BATCH):
            for about, (key, last_at) in library.latest_of([row[0] for row in batch]).items():
                node = len(self.above)
                self.above.append(node)
                self.label.append(-1)
                self._stand_for(key, node)
                latest[about] = (node, int(last_at.timestamp()))
        return latest

    def _join_by_subject(self, latest: dict[str, tuple[int, int]]) -> bytearray:
        """Walk all mails in order of time; one that opens a tree may continue its subject's last one."""
        by_subject = bytearray(len(self.above))
        seen = bytearray(len(self.above))
        for count, (node, sent, about, is_answer) in enumerate(self.shelf.by_time()):
            before = latest.get(about)
            opens = not seen[self._root(node)]
            if (
                before
                and opens
                and self._continues(before[1], sent, is_answer)
                and self._unite(before[0], node)
            ):
                by_subject[node] = 1
                self.joined_by_subject += 1
            seen[self._root(node)] = 1
            latest[about] = (node, sent)
            if count % _FORGET_EVERY == 0:
                latest = {key: value for key, value in latest.items() if sent - value[1] <= ANSWER_WINDOW}
        return by_subject

    def _join_by_quotation(self) -> None:
        """Join a mail that opens a tree to the one it quotes, as far as that is sure."""
        opens = bytearray(len(self.above))
        seen = bytearray(len(self.above))
        for (node,) in self.shelf.mails_by_time():
            opens[node] = not seen[self._root(node)]
            seen[self._root(node)] = 1
        matches = (match for match in self.shelf.quoted(WINDOW) if opens[match[0]])
        for node, above in quoted(matches, self._root):
            self.joined_by_quotation += self._unite(above, node)

    def _continues(self, last: int, sent: int, is_answer: int) -> bool:
        if is_answer:
            return sent - last <= ANSWER_WINDOW
        return not self.replies_marked and sent - last <= UNMARKED_WINDOW
