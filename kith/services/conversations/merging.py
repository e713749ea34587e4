"""Two people turned out to be one: what they wrote follows."""

from django.db.models import F, OuterRef, Q, Subquery

from kith.services.conversations.models import (
    Helping,
    Hush,
    Move,
    Post,
    ReadingPosition,
    Revision,
    Thanks,
    Thread,
    ThreadTransition,
)

_SLICE = 500


def merge(old_id: int, new_id: int) -> None:
    """Move what one person wrote and read to another, inside the caller's transaction.

    Threads that show a name get a new version, so that no page kept from before shows the old one.
    """
    shown = Q(started_by=old_id) | Q(last_post_by=old_id) | Q(pk__in=_threads_with_words_of(old_id))
    changed = list(
        Thread.objects.select_for_update().filter(shown).order_by("pk").values_list("pk", flat=True)
    )
    Post.objects.filter(author=old_id).update(author=new_id)
    Revision.objects.filter(by=old_id).update(by=new_id)
    for model in (ThreadTransition, Move):
        model.objects.filter(by=old_id).update(by=new_id)
        model.objects.filter(second=old_id).update(second=new_id)
    Thread.objects.filter(started_by=old_id).update(started_by=new_id)
    Thread.objects.filter(last_post_by=old_id).update(last_post_by=new_id)
    for start in range(0, len(changed), _SLICE):
        _refresh(changed[start : start + _SLICE])
    _move_positions(old_id, new_id)
    _move_kindness(old_id, new_id)


def _threads_with_words_of(person_id: int):
    return Post.objects.filter(author=person_id).values("thread")


def _refresh(thread_ids: list[int]) -> None:
    # Someone with two addresses may have answered themselves, which is no reply.
    others = Post.objects.filter(thread=OuterRef("pk"), hiding=None).exclude(author=OuterRef("started_by"))
    first = others.order_by("posted_at", "position").values("posted_at")[:1]
    Thread.objects.filter(pk__in=thread_ids).update(version=F("version") + 1, first_reply_at=Subquery(first))


def _move_positions(old_id: int, new_id: int) -> None:
    kept = ReadingPosition.objects.filter(person=new_id).values("thread")
    ReadingPosition.objects.filter(person=old_id).exclude(thread__in=kept).update(person=new_id)
    ReadingPosition.objects.filter(person=old_id).delete()


def _move_kindness(old_id: int, new_id: int) -> None:
    """Move what they said of others' posts; nobody is helped by their own words, or thanks themselves."""
    Helping.objects.filter(by=old_id).update(by=new_id)
    Helping.objects.filter(by=new_id, post__author=new_id).delete()
    said = list(Thanks.objects.filter(by=new_id).values_list("post", flat=True))
    Thanks.objects.filter(by=old_id, post__in=said).delete()
    Thanks.objects.filter(by=old_id).update(by=new_id)
    Thanks.objects.filter(by=new_id, post__author=new_id).delete()
    if Hush.objects.filter(person=old_id).exists():
        Hush.objects.get_or_create(person_id=new_id)
        Hush.objects.filter(person=old_id).delete()
