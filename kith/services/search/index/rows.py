"""What goes into the index and what comes out of it, the same on both databases."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A document on its way into the index. title, body: stems with a space around each."""

    pk: int
    kind: str
    subject_id: int
    community_id: int
    audience_id: int
    owner_id: int | None
    helpful: bool
    sort: str
    author_id: int | None
    title: str
    body: str

    @property
    def document(self) -> tuple:
        """The values of its row in the documents' table."""
        return self[:9]


class Allowed(NamedTuple):
    """Whose documents may be found.

    audiences: all that the reader belongs to. own: those among them of level "author", where they see
    only what is theirs. reader: their id, or None for a stranger.
    """

    audiences: tuple[int, ...]
    own: tuple[int, ...]
    reader: int | None


class Only(NamedTuple):
    """Which of the documents that may be found are wanted; as it is made, all of them.

    first, last: ids from and up to. sorts: of which sort. names: what the words of their author's name begin
    with, all of them, as names are sorted.
    """

    first: int = 0
    last: int = 2**63 - 1
    sorts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


ALL = Only()


class Candidate(NamedTuple):
    """A document that holds the words looked for and that its reader may see."""

    pk: int
    kind: str
    subject_id: int
    helpful: bool
    title: str
    body: str


def listed(ids: Iterable[int]) -> str:
    """Return ids as SQL reads a list of them; there may be more than a statement takes parameters."""
    return ", ".join(str(int(pk)) for pk in ids) or "0"  # no row has the id 0
