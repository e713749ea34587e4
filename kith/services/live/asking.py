"""What a browser asks to be told of: conversations, and in each the last post it has.

A place in a conversation is its key and the key of that post, "KEY.POST". The id of an event is all places of
its stream, "KEY.POST~KEY.POST", so that a browser that comes back says how far it got.
"""

from collections.abc import Iterable, Mapping

from kith.base.kit.ids import is_key
from kith.services.live.bounds import CONVERSATIONS


def places(values: Iterable[str], last_event_id: str = "") -> dict[str, str]:
    """Return the last post a browser has, by conversation.

    values: what its pages had when it asked. What it was told since, by the last event's id, goes before.
    """
    asked = dict(list(_pairs(values))[:CONVERSATIONS])
    told = _pairs(last_event_id.split("~")[:CONVERSATIONS])
    return asked | {conversation: post for conversation, post in told if conversation in asked}


def written(followed: Mapping[str, str]) -> str:
    """Return these places as the id of an event."""
    return "~".join(f"{conversation}.{post}" for conversation, post in followed.items())


def _pairs(values: Iterable[str]) -> Iterable[tuple[str, str]]:
    for value in values:
        conversation, _dot, post = value.partition(".")
        if is_key(conversation) and is_key(post):
            yield conversation, post
