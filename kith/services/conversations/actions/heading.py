"""What rooms above keep at the head of a conversation."""

from kith.services.conversations.models import Thread


def head_changed(thread_id: int) -> Thread:
    """Lock a thread, note that something stands at its head, or changed there, and return it.

    Called inside the transaction that changes it, before anything else of the thread is locked.
    """
    thread = (
        Thread.objects.select_for_update(of=("self",))
        .select_related("community", "audience")
        .get(pk=thread_id)
    )
    thread.is_tended = True
    thread.version += 1
    thread.save(update_fields=["is_tended", "version"])
    return thread
