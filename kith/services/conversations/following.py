"""Rooms above keep things of a conversation: these follow when it moves, is parted or put into another.

A row that names both a thread and a post of it follows its post by itself. A room declares the rest:

    following.declare(models={Motion: "thread"}, joined=…, moved=…)   # from its apps.py
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from django.apps import apps
from django.db import models

from kith.services.conversations.models import Post, Thread

Follow = Callable[[Thread, Thread], None]

_models: dict[type[models.Model], str] = {}
_joined: list[Follow] = []
_moved: list[Callable[[Thread], None]] = []


def _nothing(old: Thread, new: Thread) -> None:
    return None


def _stays(thread: Thread) -> None:
    return None


def declare(
    *,
    models: Mapping[type[models.Model], str],
    joined: Follow = _nothing,
    moved: Callable[[Thread], None] = _stays,
) -> None:
    """Let a room's rows follow. models: those with a community to keep in step, and the way to their thread.

    joined: given a thread and the one it is put into, before the first is removed; moved: given a thread that
    has other readers from now on. Both inside the transaction that does it.
    """
    _models.update(models)
    _joined.append(joined)
    _moved.append(moved)


def into_community(thread_ids: Iterable[int], community: models.Model) -> None:
    """Keep the community of what hangs on these threads in step with theirs."""
    ids = list(thread_ids)
    for model, way in _models.items():
        model._default_manager.filter(**{f"{way}__in": ids}).update(community=community)


def follow_joined(old: Thread, into: Thread) -> None:
    """Let every room bring along what hangs on a thread that is put into another one."""
    for follow in _joined:
        follow(old, into)


def follow_moved(thread: Thread) -> None:
    """Let every room take what hangs on a thread from those who read it no more."""
    for follow in _moved:
        follow(thread)


def follow_posts(post_ids: Iterable[int], thread: Thread) -> None:
    """Let every row that names one of these posts and a thread name this thread."""
    ids = list(post_ids)
    for model in _of_posts():
        model._default_manager.filter(post__in=ids).update(thread=thread)


@cache
def _of_posts() -> tuple[type[models.Model], ...]:
    return tuple(model for model in apps.get_models() if _points(model, "thread", Thread, "post", Post))


def _points(model: type[models.Model], *fields: object) -> bool:
    names = {field.name: field.related_model for field in model._meta.fields if field.is_relation}
    return names.get(fields[0]) is fields[1] and names.get(fields[2]) is fields[3]
