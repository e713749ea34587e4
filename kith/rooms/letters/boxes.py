"""Where drafts of letters go on being written: a first letter, a reply, a change of one's own words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.members.people.queries import with_key
from kith.rooms.letters.access import Standing, Way, exchanges_visible_to, standing, way_to
from kith.rooms.letters.hosting import KIND, mend_of, thread_of
from kith.services.conversations import queries
from kith.services.conversations.access import may_change
from kith.services.conversations.models import Thread
from kith.services.conversations.sheets import is_there, was_posted
from kith.services.drafts.boxes import Box, Spot


def _with_whom(person: Any, thread: Thread | None) -> str:
    """Return the name of the other, while this person may write to them in this thread; else ""."""
    if thread is None or thread.host_kind != KIND:
        return ""
    exchange = exchanges_visible_to(person).filter(pk=thread.host_id).first()
    if exchange is None or standing(person, exchange) != Standing.OPEN:
        return ""
    return exchange.other.name if exchange.whom(person) == exchange.other_id else exchange.one.name


def _reply_at(person: Any, key: str) -> Spot | None:
    thread = queries.thread_named(key, person)
    name = _with_whom(person, thread)
    return Spot(_("A letter to %(name)s") % {"name": name}, f"{thread_of(thread)}#reply") if name else None


def _first_at(person: Any, key: str) -> Spot | None:
    whom = with_key(key)
    if whom is None or way_to(person, whom) != Way.WRITE:
        return None
    return Spot(_("A letter to %(name)s") % {"name": whom.name}, reverse("letters:new", args=[key]))


def _change_at(person: Any, key: str) -> Spot | None:
    post = queries.post_named(key, person)
    name = _with_whom(person, post.thread) if post is not None and may_change(person, post) else ""
    return Spot(_("A change to a letter to %(name)s") % {"name": name}, mend_of(post)) if name else None


BOXES = (
    Box("letter", _reply_at, was_posted),
    Box("letter-to", _first_at, was_posted),
    Box("letter-change", _change_at, is_there),
)
