"""Keeping the index in step: documents written, changed and forgotten. Called by the projection, and by
erasure; always inside a transaction.
"""

from collections.abc import Iterable, Sequence

from kith.services.search.analysis import stems
from kith.services.search.declarations import Document
from kith.services.search.index import index
from kith.services.search.index.rows import Row
from kith.services.search.models import SearchDocument
from kith.services.search.models.document import PLACES_A_SECOND

CHUNK = 500


def write(kind: str, documents: Iterable[Document]) -> None:
    """Put documents of one kind into the index; one that is there already is replaced."""
    latest = list({document.subject_id: document for document in documents}.values())
    for start in range(0, len(latest), CHUNK):
        _write(kind, latest[start : start + CHUNK])


def forget(kind: str, ids: Sequence[int]) -> None:
    """Take the things of this kind with these ids out of the index, words and all."""
    for start in range(0, len(ids), CHUNK):
        SearchDocument.objects.filter(kind=kind, subject_id__in=ids[start : start + CHUNK]).delete()


def _write(kind: str, documents: Sequence[Document]) -> None:
    known = _known(kind, [document.subject_id for document in documents])
    keys = {}
    moved = []
    for document in documents:
        second = _second(document)
        pk = known.get(document.subject_id)
        if pk is not None and pk // PLACES_A_SECOND == second:
            keys[document.subject_id] = pk
        elif pk is not None:
            moved.append(pk)
    if moved:
        SearchDocument.objects.filter(pk__in=moved).delete()
    keys |= _places([document for document in documents if document.subject_id not in keys])
    rows = [_row(kind, document, keys[document.subject_id]) for document in documents]
    # In order: FTS5 writes its pending words out whenever a row comes before the last one.
    index().put(sorted(rows))


def _known(kind: str, ids: Sequence[int]) -> dict[int, int]:
    rows = SearchDocument.objects.filter(kind=kind, subject_id__in=ids)
    return dict(rows.values_list("subject_id", "pk"))


def _places(documents: Sequence[Document]) -> dict[int, int]:
    """Return a free id for each new document: its second, and the next free place from there."""
    placed: dict[int, int] = {}
    wishes = {
        doc.subject_id: _second(doc) * PLACES_A_SECOND + doc.subject_id % PLACES_A_SECOND for doc in documents
    }
    while wishes:
        taken = set(SearchDocument.objects.filter(pk__in=wishes.values()).values_list("pk", flat=True))
        taken.update(placed.values())
        for subject, wish in list(wishes.items()):
            if wish in taken:
                # Crowded seconds are rare; a stride of its own keeps each from meeting the same again.
                wishes[subject] = wish + 1 + subject // PLACES_A_SECOND % 61
            else:
                placed[subject] = wishes.pop(subject)
                taken.add(wish)
    return placed


def _second(document: Document) -> int:
    return max(int(document.written_at.timestamp()), 0)


def _row(kind: str, document: Document, pk: int) -> Row:
    return Row(
        pk=pk,
        kind=kind,
        subject_id=document.subject_id,
        community_id=document.community_id,
        audience_id=document.audience_id,
        owner_id=document.owner_id,
        helpful=document.helpful,
        sort=document.sort,
        author_id=document.author_id,
        title=f" {stems(document.title)} ",
        body=f" {stems(document.body)} ",
    )
