"""Two people turned out to be one: what was written by one, or is for one alone, follows."""

from kith.services.search.models import SearchDocument


def merge(old_id: int, new_id: int) -> None:
    """Let the documents of one person be another's, inside the caller's transaction."""
    SearchDocument.objects.filter(owner=old_id).update(owner=new_id)
    SearchDocument.objects.filter(author=old_id).update(author=new_id)
