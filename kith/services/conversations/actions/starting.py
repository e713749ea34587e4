"""Starting a conversation."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.ids import random_key
from kith.base.kit.lines import one_line, shows
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.models import Person
from kith.services.conversations import homes
from kith.services.conversations.access import may_write
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.telling import tell_named
from kith.services.conversations.actions.writing import Words, add_post, written
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.naming import NOBODY, naming
from kith.services.conversations.voices import Voice, named, unnamed
from kith.services.moderation.limits import check_writing
from kith.services.unnamed.access import may_ask

MAX_TITLE = 200


def start(
    host: models.Model,
    *,
    by: Person,
    title: str,
    source: str,
    kind: str = Thread.Kind.DISCUSSION,
    once: str | None = None,
    at: datetime | None = None,
    audience: Any = None,
    without_name: bool = False,
) -> Thread:
    """Start a thread on a host (a board, an event …), which gives it its community and audience.

    once: the form's token; the same form sent again returns the thread it made. at: when it was written,
    for what is brought in from elsewhere; that is not limited. without_name: who starts it is sealed apart.
    Raises Refusal "not-allowed" for someone who may not write here, or not so, "bad-request" for no words,
    "too-many" for more than the limits of writing.
    """
    read = audience.pk if audience else host.audience_id
    apart = homes.is_elsewhere(host._meta.label_lower)
    people = NOBODY if apart else naming(source, read, host.community_id)
    title, words = typed_title(title, source), written(source, people.links)
    with transaction.atomic():
        if not may_write(by, host.community):
            raise refuse("not-allowed", typed={"title": title, "source": source})
        if without_name and not may_ask(by, host.community):
            raise not_so(title, source)
        voice = unnamed(by, at) if without_name else named(by, at)
        again = _made_before(voice.author, once)
        if again is not None:
            return again
        if at is None:
            typed = {"title": title, "source": source}
            check_writing(by, host.community, "thread", source, typed, homes.what_is(host._meta.label_lower))
        thread = _thread(host, read, voice.author, title=title, kind=kind, minutes=words.minutes)
        thread.started_at, thread.last_post_at = voice.at, voice.touched
        made = _write_once(thread, words, voice, once)
        told = people.in_text(words.source) if at is None else []
        if told:
            tell_named(made.posts.get(position=1), told, by=by)
        return made


def _thread(host: models.Model, audience: int, by: Person, **given: Any) -> Thread:
    return Thread(
        community_id=host.community_id,
        audience_id=audience,
        host_kind=host._meta.label_lower,
        host_id=host.pk,
        started_by=by,
        last_post_by=by,
        post_count=1,
        **given,
    )


def not_so(title: str, source: str) -> Refusal:
    """Return the refusal of words to be posted without a name where that may not be."""
    return refuse(
        "not-allowed",
        happened=_("Nothing can be asked without a name here just now, so that wasn’t posted."),
        kept=_("Your words are below."),
        next=_("Post it with your name, or keep it for yourself."),
        typed={"title": title, "source": source},
    )


def _write_once(thread: Thread, words: Words, voice: Voice, once: str | None) -> Thread:
    try:
        with transaction.atomic():
            _write(thread, words, voice, once or random_key())
    except IntegrityError:
        # The same form at the same moment: the other one was quicker.
        again = _made_before(thread.started_by, once)
        if again is None:
            raise
        return again
    return thread


def _made_before(by: Person, once: str | None) -> Thread | None:
    if not once:
        return None
    post = Post.objects.filter(author=by, once=once).select_related("thread").first()
    return post.thread if post else None


def _write(thread: Thread, words: Words, voice: Voice, once: str) -> None:
    thread.save(force_insert=True)
    add_post(thread, words, voice=voice, once=once, position=1)
    if not voice.is_unnamed:
        stop_at(thread, 1, by=voice.person)
    ledger.record(ledger.happening("conversations.started", voice.actor, thread, at=voice.at))


def typed_title(title: str, source: str) -> str:
    """Return a title fit to keep. Raises Refusal "bad-request" giving the words back."""
    title = one_line(title)
    if not shows(title) or len(title) > MAX_TITLE:
        happened = (
            _("Give it a title, so people can find it.") if not shows(title) else _("That title is too long.")
        )
        raise refuse("bad-request", happened=happened, typed={"title": title, "source": source})
    return title
