"""The index as a projection of the ledger: it reads entries in order and asks the rooms for documents."""

from collections.abc import Sequence

from kith.services.activity.models import Entry
from kith.services.activity.projections import Projection
from kith.services.search import analysis
from kith.services.search.actions import indexing
from kith.services.search.declarations import Searchable, Touched, all_searchable
from kith.services.search.index import index

# Grows when documents are kept in another way; so does analysis.VERSION.
LAYOUT = 2


def apply(entries: Sequence[Entry]) -> None:
    """Bring the documents these entries touch up to date; reading an entry again changes nothing."""
    for searchable in all_searchable():
        touched = [
            Touched(entry.verb, entry.subject_kind, entry.subject_id)
            for entry in entries
            if entry.verb in searchable.verbs
        ]
        if touched:
            _bring_up_to_date(searchable, list(dict.fromkeys(touched)))


def _bring_up_to_date(searchable: Searchable, touched: Sequence[Touched]) -> None:
    documents = list(searchable.documents(touched))
    written = {document.subject_id for document in documents}
    gone = [each.pk for each in touched if each.kind == searchable.kind and each.pk not in written]
    indexing.write(searchable.kind, documents)
    indexing.forget(searchable.kind, gone)


def projection() -> Projection:
    """Return the projection that keeps the index."""
    return Projection("search", apply, lambda: index().clear(), version=LAYOUT * 1000 + analysis.VERSION)
