"""Two people turned out to be one: what only its author finds follows its author."""

from kith.services.search.models import SearchDocument


def merge(old_id: int, new_id: int) -> None:
    """Let the documents of one person be another's, inside the caller's transaction."""
    SearchDocument.objects.filter(owner=old_id).update(owner=new_id)
