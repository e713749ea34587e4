"""Where drafts of this room go on being written: replies, new conversations, changes of a post."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.members.communities.models import Community
from kith.rooms.forums.addresses import mend_of, thread_of
from kith.services.conversations import queries
from kith.services.conversations.access import may_change, may_write
from kith.services.conversations.sheets import is_there, was_posted
from kith.services.drafts.boxes import Box, Spot


def _reply_at(person: Any, key: str) -> Spot | None:
    thread = queries.thread_named(key, person)
    if thread is None or not may_write(person, thread.community):
        return None
    return Spot(_("A reply in “%(title)s”") % {"title": thread.title}, f"{thread_of(thread)}#reply")


def _new_at(person: Any, slug: str) -> Spot | None:
    community = Community.objects.filter(slug=slug).first()
    if community is None or not may_write(person, community):
        return None
    href = reverse("forums:new-conversation", args=[slug])
    return Spot(_("A new conversation in %(name)s") % {"name": community.name}, href)


def _change_at(person: Any, key: str) -> Spot | None:
    post = queries.post_named(key, person)
    if post is None or not may_change(person, post):
        return None
    return Spot(_("A change to what you wrote in “%(title)s”") % {"title": post.thread.title}, mend_of(post))


BOXES = (
    Box("reply", _reply_at, was_posted),
    Box("new", _new_at, was_posted),
    Box("change", _change_at, is_there),
)
