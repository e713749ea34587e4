"""Two people turned out to be one: what either of them had not sent follows."""

from kith.services.drafts.models import Draft
from kith.services.drafts.models.draft import MAX_TEXT


def merge(old_id: int, new_id: int) -> None:
    """Let the drafts of one person be another’s, inside the caller’s transaction; two for a box: one."""
    kept = {draft.place: draft for draft in Draft.objects.filter(person=new_id)}
    for draft in Draft.objects.filter(person=old_id).order_by("pk"):
        there = kept.get(draft.place)
        if there is None:
            Draft.objects.filter(pk=draft.pk).update(person=new_id)
            continue
        texts = [text for text in (there.text, draft.text) if text]
        there.text = "\n\n".join(dict.fromkeys(texts))[:MAX_TEXT]
        there.title = there.title or draft.title
        there.kept_at = max(there.kept_at, draft.kept_at)
        there.save()
        draft.delete()
