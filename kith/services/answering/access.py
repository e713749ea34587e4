"""Who may ask somebody to look at a question, whom, and who sees that they did."""

from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from kith.base.kit.clock import now
from kith.members.communities.access import belonging
from kith.members.communities.models import Membership
from kith.members.people.models import NoMail, Person
from kith.members.profiles.access import listed
from kith.members.profiles.models import Profile
from kith.services.answering.mailed import WONDERINGS
from kith.services.answering.models import Wondering
from kith.services.conversations.access import (
    may_write,
    people_who_may_see,
    posts_visible_to,
    threads_visible_to,
)
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.voices import wrote_unnamed_in


def may_wonder(person: Any, thread: Thread) -> bool:
    """Say whether the person may ask somebody to look at this thread: members, while it asks something;
    not who wrote in it without their name, for whom they asked would read it."""
    is_open = thread.kind == Thread.Kind.QUESTION and thread.state == Thread.State.OPEN
    if not is_open or thread.closed_at is not None or not may_write(person, thread.community):
        return False
    if wrote_unnamed_in(person, thread.pk):
        return False
    return threads_visible_to(person).filter(pk=thread.pk).exists()


def could_answer(thread: Thread, viewer: Any) -> QuerySet[Person]:
    """Return who could be asked about a question by this viewer: who may read it, belongs here, is neither
    away nor resting, has not written in it nor been asked about it, and would be asked by mail."""
    at_hand = Membership.objects.filter(
        Q(paused_until=None) | Q(paused_until__lte=now()),
        community=thread.community_id,
        state=Membership.State.ACTIVE,
    )
    wrote = Post.objects.filter(thread=thread.pk, hiding=None).values("author")
    asked = Wondering.objects.filter(thread=thread.pk).values("person")
    later = Profile.objects.filter(contact=Profile.Contact.LATER).values("person")
    no_mail = NoMail.objects.filter(kind=WONDERINGS).values("person")
    people = listed(people_who_may_see(thread)).filter(pk__in=at_hand.values("person"))
    for others in (wrote, asked, later, no_mail):
        people = people.exclude(pk__in=others)
    return people.exclude(pk=getattr(viewer, "pk", None))


def wonderings_visible_to(person: Any) -> QuerySet[Wondering]:
    """Return what was asked of whom, as this person may know it: members do, of questions they may read."""
    pk = getattr(person, "pk", None)
    if pk is None:
        return Wondering.objects.none()
    held = Membership.objects.filter(person=pk, state__in=Membership.BELONGING).values("community")
    return Wondering.objects.filter(community__in=held, thread__in=threads_visible_to(person).values("pk"))


def people_who_may_know(wondering: Wondering) -> models.Q:
    """Return the condition on people (Person rows) who may know that somebody was asked."""
    readers = people_who_may_see(wondering.thread).values("pk")
    return Q(pk__in=belonging(wondering.community_id).values("person")) & Q(pk__in=readers)


def posts_that_helped(viewer: Any, community: int) -> QuerySet[Post]:
    """Return the posts of a community (id) that helped who asked, of those this viewer may read."""
    return posts_visible_to(viewer).filter(community=community, hiding=None).exclude(helping=None)
