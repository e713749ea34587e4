"""Two people turned out to be one: what they said, and what was said of their words, follows."""

from kith.services.moderation.models import Act, Concern, Lift, Look, SafetyLine, Step


def merge(old_id: int, new_id: int) -> None:
    """Move what one person raised, wrote and decided to another, inside the caller's transaction."""
    Concern.objects.filter(author=old_id).update(author=new_id)
    same = Concern.objects.filter(raised_by=new_id, kind=Concern.Kind.REPORT).under_way()
    said = {(one.subject_kind, one.subject_id) for one in same}
    for concern in Concern.objects.filter(raised_by=old_id, kind=Concern.Kind.REPORT).under_way():
        if (concern.subject_kind, concern.subject_id) in said:
            concern.state = Concern.State.WITHDRAWN
            concern.save(update_fields=["state"])
    Concern.objects.filter(raised_by=old_id).update(raised_by=new_id)
    looked = Look.objects.filter(by=new_id).values("concern")
    Look.objects.filter(by=old_id, concern__in=list(looked.values_list("concern", flat=True))).delete()
    Look.objects.filter(by=old_id).update(by=new_id)
    Step.objects.filter(by=old_id).update(by=new_id)
    Act.objects.filter(person=old_id).update(person=new_id)
    Lift.objects.filter(person=old_id).update(person=new_id)
    Lift.objects.filter(by=old_id).update(by=new_id)
    SafetyLine.objects.filter(by=old_id).update(by=new_id)
