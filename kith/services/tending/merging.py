"""Two people turned out to be one: what they did to conversations follows."""

from kith.services.tending.models import Keep, Motion, Synopsis, Tagging, Telling, Untold


def merge(old_id: int, new_id: int) -> None:
    """Move what one person asked, agreed to and summed up to another, inside the caller's transaction."""
    _motions(old_id, new_id)
    Synopsis.objects.filter(by=old_id).update(by=new_id)
    Tagging.objects.filter(by=old_id).update(by=new_id)
    kept = Keep.objects.filter(person=new_id).values_list("thread", flat=True)
    Keep.objects.filter(person=old_id, thread__in=list(kept)).delete()
    Keep.objects.filter(person=old_id).update(person=new_id)
    told = Telling.objects.filter(person=new_id).values_list("thread", flat=True)
    Telling.objects.filter(person=old_id, thread__in=list(told)).delete()
    Telling.objects.filter(person=old_id).update(person=new_id)
    Telling.objects.filter(by=old_id).update(by=new_id)
    Telling.objects.filter(by=new_id, person=new_id).delete()
    if Untold.objects.filter(person=old_id).exists():
        Untold.objects.get_or_create(person_id=new_id)
        Untold.objects.filter(person=old_id).delete()


def _motions(old_id: int, new_id: int) -> None:
    asked = Motion.objects.filter(by=new_id, state=Motion.State.OPEN).values_list("thread", "act")
    for thread, act in list(asked):
        Motion.objects.filter(by=old_id, state=Motion.State.OPEN, thread=thread, act=act).delete()
    Motion.objects.filter(by=old_id).update(by=new_id)
    Motion.objects.filter(settled_by=old_id).update(settled_by=new_id)
