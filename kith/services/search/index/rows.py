"""What goes into the index and what comes out of it, the same on both databases."""

from typing import NamedTuple


class Row(NamedTuple):
    """A document on its way into the index. title, body: stems with spaces between them."""

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


class Candidate(NamedTuple):
    """A document that holds the words looked for and that its reader may see."""

    pk: int
    kind: str
    subject_id: int
    helpful: bool
    title: str
    body: str
