"""What is said of what members do to conversations."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.members.communities.models import Audience
from kith.members.communities.queries import network_name
from kith.services.conversations.models import Thread
from kith.services.tending.models import Motion

WISHES: dict[str, Any] = {
    Motion.Act.CLOSE: _("%(name)s would like to close this conversation."),
    Motion.Act.OPEN: _("%(name)s would like to open this conversation again."),
    Motion.Act.MOVE: _("%(name)s would like to move this conversation to another board."),
    Motion.Act.SPLIT: _("%(name)s would like to split posts off into a conversation of their own."),
    Motion.Act.JOIN: _("%(name)s would like to put this together with another conversation."),
}


def wish(act: str, name: str) -> str:
    """Return what somebody would like, as a sentence."""
    return str(WISHES[act]) % {"name": name}


def readers(thread: Thread) -> str:
    """Return what those are called who read a thread; "" where anyone does."""
    audience = thread.audience
    if audience.group is not None:
        return audience.group.name
    if audience.level == Audience.Level.PUBLIC:
        return ""
    return network_name() if audience.level == Audience.Level.NETWORK else thread.community.name
