"""Two people turned out to be one: what they did to conversations follows."""

from kith.services.tending.models import Motion


def merge(old_id: int, new_id: int) -> None:
    """Move what one person asked and agreed to to another, inside the caller's transaction."""
    _motions(old_id, new_id)


def _motions(old_id: int, new_id: int) -> None:
    asked = Motion.objects.filter(by=new_id, state=Motion.State.OPEN).values_list("thread", "act")
    for thread, act in list(asked):
        Motion.objects.filter(by=old_id, state=Motion.State.OPEN, thread=thread, act=act).delete()
    Motion.objects.filter(by=old_id).update(by=new_id)
    Motion.objects.filter(settled_by=old_id).update(settled_by=new_id)
