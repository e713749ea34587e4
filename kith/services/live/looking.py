"""What a stream's reader may be told now: who they are and what they may read is asked afresh each time."""

from collections import defaultdict
from collections.abc import Iterable

from kith.members.communities.viewing import look
from kith.members.people.viewer import Viewer
from kith.members.profiles.access import open_to
from kith.members.profiles.models import Level, Profile
from kith.services.conversations.models import Post, Thread
from kith.services.live import asking
from kith.services.live.bounds import POSTS_AT_ONCE
from kith.services.live.events import event
from kith.services.live.readable import Readable
from kith.services.live.stream import Stream


def versions(pks: Iterable[int]) -> dict[int, int]:
    """Return how often each of these conversations (ids) has changed. One query, for all streams."""
    return dict(Thread.objects.filter(pk__in=set(pks)).values_list("pk", "version"))


def look_again(stream: Stream, others: Iterable[Stream], readable: Readable) -> bool:
    """Send a stream what its reader may know by now. Says whether they may go on.

    A session that ended and a conversation that is not theirs to read are told as gone, and that is the end;
    what never was is told the same way. others: the open streams, for who is there. readable: the rule.
    """
    viewer = look(stream.token_hash, None)
    seen = readable.of(stream.person, stream.followed) if viewer.person_id == stream.person else {}
    lost = [key for key in stream.followed if key not in seen]
    if lost:
        stream.send(*(event("gone", {"in": key}) for key in lost))
        return False
    for key, (pk, version) in seen.items():
        stream.rows[key] = pk
        if stream.versions.get(key) != version and _tell_replies(stream, key, pk):
            stream.versions[key] = version
    _tell_who_is_here(stream, viewer, others)
    return True


def _tell_replies(stream: Stream, key: str, pk: int) -> bool:
    """Tell of the posts behind the last one told of. Says whether those were all."""
    posts = Post.objects.filter(thread=pk).order_by("position")
    reached = posts.filter(key=stream.followed[key]).values_list("position", flat=True).first()
    if reached is None:
        # It went elsewhere: the page has to be read afresh.
        stream.followed[key] = posts.values_list("key", flat=True).last() or stream.followed[key]
        stream.reached.pop(key, None)
        stream.send(event("changed", {"in": key}, asking.written(stream.followed)))
        return True
    behind = list(posts.filter(position__gt=reached).values_list("key", "position")[:POSTS_AT_ONCE])
    if stream.reached.get(key, reached) != reached:
        # Posts of another conversation came in before it: those cannot be told of one by one.
        stream.send(event("changed", {"in": key}, asking.written(stream.followed)))
    stream.reached[key] = behind[-1][1] if behind else reached
    if behind:
        keys = [post for post, _position in behind]
        stream.followed[key] = keys[-1]
        stream.send(event("reply", {"in": key, "posts": keys}, asking.written(stream.followed)))
    return len(behind) < POSTS_AT_ONCE


def _tell_who_is_here(stream: Stream, viewer: Viewer, others: Iterable[Stream]) -> None:
    """Tell who lets themselves be seen where the reader is, when that has changed.

    Twice chosen: a profile that says to this reader that its person is around, and a press of their own on
    this page. Nobody else is told of, whatever they read.
    """
    first = stream.may_be_shown is None
    if first:
        shows = Profile.objects.exclude(presence_level=Level.NOBODY)
        stream.may_be_shown = shows.filter(person=stream.person).exists()
    there = _there(stream, others)
    names = _names(viewer, set().union(*there.values()))
    for key in stream.followed:
        who = sorted(names[pk] for pk in there[key] if pk in names)
        if first or who != stream.here.get(key):
            stream.here[key] = who
            stream.send(event("here", {"in": key, "who": who, "may": stream.may_be_shown}))


def _names(viewer: Viewer, people: set[int]) -> dict[int, str]:
    if not people:
        return {}
    rows = Profile.objects.filter(open_to(viewer, "presence"), person__in=people)
    return dict(rows.values_list("person", "person__name"))


def _there(stream: Stream, others: Iterable[Stream]) -> dict[str, set[int]]:
    there: dict[str, set[int]] = defaultdict(set)
    for other in others:
        for key in other.shown_in & stream.followed.keys():
            if other.person != stream.person:
                there[key].add(other.person)
    return there
