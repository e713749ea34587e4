"""Who may do what in a conversation. Who may see one: Thread.objects.visible_to."""

from typing import Any

from django.db import models

from kith.members.communities import access
from kith.members.communities.models import Community
from kith.members.people.models import Person
from kith.services.conversations.models import Post, Thread, hidden_threads
from kith.services.conversations.voices import asked, wrote
from kith.services.moderation.access import keepers


def threads_visible_to(person: Any) -> models.QuerySet[Thread]:
    """Return the threads this person (Person, Viewer or None) may read."""
    return Thread.objects.visible_to(person)


def posts_visible_to(person: Any) -> models.QuerySet[Post]:
    """Return the posts this person may read: of the threads they may read, and of the hidden their own."""
    there = models.Q(hiding=None)
    pk = getattr(person, "pk", None)
    seen = there if pk is None else there | models.Q(author=pk)
    return Post.objects.filter(seen, thread__in=threads_visible_to(person).values("pk"))


def may_write(person: Any, community: Community) -> bool:
    """Say whether the person may start and answer conversations here: members do."""
    return access.is_member(person, community)


def may_change(person: Any, post: Post) -> bool:
    """Say whether the person may change a post: its author does, while they belong."""
    return wrote(person, post) and may_write(person, post.community)


def tends_alone(person: Any, thread: Thread) -> bool:
    """Say whether the person may close, move or part a thread they read: whoever started it, and those who
    look after the community, while they belong."""
    pk = getattr(person, "pk", None)
    tends = pk is not None and (pk == thread.started_by_id or pk in keepers(thread.community))
    return tends and may_write(person, thread.community)


def closes_alone(person: Any, thread: Thread) -> bool:
    """Say whether the person may close a thread they read, or open it again: as `tends_alone`, and whoever
    asked without their name, as the one who asked."""
    return tends_alone(person, thread) or (asked(person, thread) and may_write(person, thread.community))


def tends_with_another(person: Any, thread: Thread) -> bool:
    """Say whether the person may do it together with a second member: where nobody looks after the community
    any two may (RULINGS 5)."""
    return not keepers(thread.community) and may_write(person, thread.community)


def people_who_may_see(thread: Thread) -> models.QuerySet[Person]:
    """Return the people who may read a thread."""
    people = Person.objects.present().filter(access.people_who_may_see(thread.audience, thread.started_by))
    hidden = hidden_threads().filter(thread=thread.pk).exists()
    return people.filter(pk=thread.started_by_id) if hidden else people
