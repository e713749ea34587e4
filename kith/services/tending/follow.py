"""What hangs on a conversation here follows when conversations are put together or parted."""

from kith.services.conversations.models import Thread
from kith.services.tending.models import Motion


def joined(old: Thread, into: Thread) -> None:
    """Bring along what hangs on a thread that is put into another one."""
    Motion.objects.filter(thread=old, state=Motion.State.OPEN).delete()
    Motion.objects.filter(thread=old).update(thread=into)


def split(old: Thread, new: Thread) -> None:
    """Bring along what hangs on the posts that were split off."""
