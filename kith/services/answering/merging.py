"""Two people turned out to be one: what they were asked, and whom they asked, follows."""

from kith.services.answering.models import Wondering


def merge(old_id: int, new_id: int) -> None:
    """Move one person's rows to another, inside the caller's transaction. The second time it does nothing."""
    asked = list(Wondering.objects.filter(person=new_id).values_list("thread", flat=True))
    Wondering.objects.filter(person=old_id, thread__in=asked).delete()
    Wondering.objects.filter(person=old_id).update(person=new_id)
    Wondering.objects.filter(by=old_id).update(by=new_id)
