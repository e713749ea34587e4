"""Joins mails into threads: a union-find over numbered nodes, first by what mails answer, then by subject."""

from array import array
from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING

from kith.ports.mail.parsing.shelf import Shelf, batched

if TYPE_CHECKING:
    from kith.ports.mail.parsing.threading import Library

DAY = 24 * 3600
# How long after the last mail on a subject an answer without a tie still joins it; see docs/import-review.md.
ANSWER_WINDOW = 60 * DAY
UNMARKED_WINDOW = 4 * DAY
# An archive kept its reply marks if at least this share of its tied answers bears one.
MARKED_SHARE = 0.2
_ENOUGH_ANSWERS = 20
_FORGET_EVERY = 5000


class Joiner:
    """Finds which nodes belong together."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.above = array("i", range(shelf.number_nodes()))
        # Which stored thread a tree of nodes belongs to: an index into keys, -1 for none; kept at the root.
        self.label = array("i", [-1]) * len(self.above)
        self.keys: list[str] = []
        self.stands_for: dict[int, int] = {}
        self.joined_by_subject = 0
        self.replies_marked = self._are_replies_marked()

    def join(self, library: "Library | None") -> None:
        """Join everything and write each mail's thread to the shelf."""
        if library is not None:
            self._label_stored(library)
        for child, parent in self._links():
            self._unite(child, parent)
        by_subject = self._join_by_subject(library)
        self.shelf.assign(
            (hash_, self._root(node), bool(by_subject[node]))
            for hash_, node in self._mails("heads.hash, nodes.node")
        )
        roots = {self._root(node): self.keys[label] for node, label in enumerate(self.label) if label >= 0}
        self.shelf.finish(roots)

    def _root(self, node: int) -> int:
        above = self.above
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    def _unite(self, one: int, other: int) -> bool:
        """Join two trees; False if they are one already or belong to two stored threads."""
        one, other = self._root(one), self._root(other)
        if one == other or (
            self.label[one] >= 0 and self.label[other] >= 0 and self.label[one] != self.label[other]
        ):
            return False
        high, low = (one, other) if one < other else (other, one)
        self.above[low] = high
        self.label[high] = max(self.label[high], self.label[low])
        return True

    def _links(self) -> Iterator[tuple[int, int]]:
        """Yield (child, parent) nodes, nearest parents of all first: they decide where two stored threads meet."""
        return self.shelf.rows(
            "SELECT below.node, up.node FROM links JOIN nodes AS below ON below.hash = links.child "
            "JOIN nodes AS up ON up.hash = links.parent ORDER BY links.rank, links.child"
        )  # type: ignore[return-value]

    def _mails(self, columns: str) -> Iterator[tuple[int, ...]]:
        # A list of one column's worth of numbers would grow with the archive; a cursor does not. The update
        # that consumes it changes no key it walks by.
        return self.shelf.rows(f"SELECT {columns} FROM heads JOIN nodes ON nodes.hash = heads.hash")

    def _are_replies_marked(self) -> bool:
        answers, marked = next(
            self.shelf.rows("SELECT count(*), sum(marked) FROM heads WHERE hash IN (SELECT child FROM links)")
        )
        return answers < _ENOUGH_ANSWERS or marked >= MARKED_SHARE * answers

    def _label_stored(self, library: "Library") -> None:
        """Tie ids that are stored already to their threads."""
        index: dict[str, int] = {}
        rows = self.shelf.rows(
            "SELECT nodes.node, found.id FROM (SELECT hash, id FROM heads UNION SELECT parent, parent_id FROM links) "
            "AS found JOIN nodes ON nodes.hash = found.hash"
        )
        for batch in batched(rows):
            stored = library.threads_of([one for _node, one in batch])
            for node, one in batch:
                if one in stored:
                    label = index.setdefault(stored[one], len(index))
                    self._stand_for(label, node)
        self.keys = list(index)

    def _stand_for(self, label: int, node: int) -> None:
        self.label[self._root(node)] = label
        self._unite(self.stands_for.setdefault(label, node), node)

    def _join_by_subject(self, library: "Library | None") -> bytearray:
        """Walk all mails in order of time; one that opens a tree may continue its subject's last discussion."""
        by_subject = bytearray(len(self.above))
        seen = bytearray(len(self.above))
        latest: dict[str, tuple[int, int]] = self._stored_subjects(library)
        rows = self.shelf.rows(
            "SELECT nodes.node, sent, about, marked, quotes, hash_is_tied.child IS NOT NULL FROM heads "
            "JOIN nodes ON nodes.hash = heads.hash LEFT JOIN (SELECT DISTINCT child FROM links) AS hash_is_tied "
            "ON hash_is_tied.child = heads.hash WHERE about != '' ORDER BY sent, number"
        )
        for count, (node, sent, about, marked, quotes, answers) in enumerate(rows):
            before = latest.get(about)
            root = self._root(node)
            if before and not seen[root] and self._continues(before, sent, bool(marked or quotes or answers)):
                if self._unite(before[0], node):
                    by_subject[node] = 1
                    self.joined_by_subject += 1
            seen[self._root(node)] = 1
            latest[about] = (node, sent)
            if count % _FORGET_EVERY == 0:
                latest = {
                    about: (node, at) for about, (node, at) in latest.items() if sent - at <= ANSWER_WINDOW
                }
        return by_subject

    def _continues(self, before: tuple[int, int], sent: int, looks_like_answer: bool) -> bool:
        if looks_like_answer:
            return sent - before[1] <= ANSWER_WINDOW
        return not self.replies_marked and sent - before[1] <= UNMARKED_WINDOW

    def _stored_subjects(self, library: "Library | None") -> dict[str, tuple[int, int]]:
        """Return the subjects of stored threads that mails here may continue, as nodes of their own."""
        if library is None:
            return {}
        latest: dict[str, tuple[int, int]] = {}
        index = {key: label for label, key in enumerate(self.keys)}
        for batch in batched(self.shelf.rows("SELECT DISTINCT about FROM heads WHERE about != ''")):
            for about, (key, last_at) in library.latest_of([row[0] for row in batch]).items():
                if key not in index:
                    index[key] = len(self.keys)
                    self.keys.append(key)
                node = len(self.above)
                self.above.append(node)
                self.label.append(-1)
                self._stand_for(index[key], node)
                latest[about] = (node, int(last_at.replace(tzinfo=last_at.tzinfo or UTC).timestamp()))
        return latest
