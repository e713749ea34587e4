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
    title: str
    body: str

    @property
    def document(self) -> tuple:
        """The values of its row in the documents' table."""
        return self[:7]


class Allowed(NamedTuple):
    """Whose documents may be found.

    audiences: all that the reader belongs to. own: those among them of level "author", where they see
    only what is theirs. reader: their id, or None for a stranger.
    """

    audiences: tuple[int, ...]
    own: tuple[int, ...]
    reader: int | None


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
