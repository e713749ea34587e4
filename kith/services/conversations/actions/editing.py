"""Changing a post: what it said before is kept."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.models import Person
from kith.services.conversations import homes
from kith.services.conversations.access import may_change
from kith.services.conversations.actions.telling import tell_named
from kith.services.conversations.actions.writing import Words, written
from kith.services.conversations.models import Hiding, Post, Revision, Thread
from kith.services.conversations.naming import naming_in
from kith.services.conversations.voices import named, unnamed
from kith.services.moderation.actions.mending import mended


def edit(post: Post, *, by: Person, source: str, was: str | None = None) -> Post:
    """Give a post new words and keep the old ones as a revision; the same words change nothing. Of a post
    that bears no name nothing is kept, nor that it was changed.

    was: the version its editor saw (`version_of`), to notice that someone else changed it meanwhile. Raises
    Refusal "not-allowed", "changed-meanwhile" for a post that was, or "bad-request" for no words or too many.
    """
    people = naming_in(post.thread, source)
    words = written(source, people.links)
    with transaction.atomic():
        # The thread before its post: everyone locks in this order, so that nobody waits in a ring.
        thread = Thread.objects.select_for_update().filter(pk=post.thread_id).first()
        post = Post.objects.select_for_update().get(pk=post.pk)
        if thread is None or post.thread_id != thread.pk:
            # Split off, or put into another conversation, at this very moment.
            raise _changed_meanwhile(source)
        if not may_change(by, post):
            raise refuse("not-allowed", typed={"source": source})
        if words.source == post.source:
            return post
        if was is not None and was != version_of(post):
            raise _changed_meanwhile(source)
        homes.check_writing(thread, by, source)
        before = people.in_text(post.source)
        post = _replace(post, thread, by, words)
        tell_named(post, [one for one in people.in_text(words.source) if one not in before], by=by)
        return post


def _changed_meanwhile(source: str) -> Refusal:
    return refuse(
        "changed-meanwhile",
        happened=_("This post was changed while you were writing."),
        kept=_("Your words are below, and the post as it stands now is unchanged."),
        next=_("Open the post again and put in what still fits."),
        typed={"source": source},
    )


def version_of(post: Post) -> str:
    """Return what tells one version of a post from the next: of one without a name, which bears no mark of a
    change, its words themselves."""
    if post.is_unnamed:
        return sha256(post.source.encode()).hexdigest()[:32]
    return (post.edited_at or post.posted_at).isoformat()


def _replace(post: Post, thread: Thread, by: Person, words: Words) -> Post:
    # What bears no name shows no mark of a change either: when somebody sat down again may tell who.
    voice = unnamed(by) if post.is_unnamed else named(by)
    if not post.is_unnamed:
        _keep_before(post, by, voice.at)
    for name, value in words.as_fields().items():
        setattr(post, name, value)
    post.save()
    thread.version += 1
    thread.save(update_fields=["version"])
    post.thread = thread
    said = {"audience": thread.audience_id, "at": voice.at}
    ledger.record(ledger.happening("conversations.edited", voice.actor, post, **said))
    if Hiding.objects.filter(post=post).exists():
        _mend(post, voice.author)
    return post


def _keep_before(post: Post, by: Person, at: datetime) -> None:
    Revision.objects.create(
        community_id=post.community_id,
        post=post,
        source=post.source,
        format=post.format,
        html=post.html,
        by=by,
        written_at=post.edited_at or post.posted_at,
    )
    post.edited_at = at


def _mend(post: Post, by: Person) -> None:
    # What it said before is why it was hidden, so nobody reads it behind the new words.
    post.revisions.filter(withheld_at=None).update(withheld_at=now())
    mended(ledger.kind_of(post), post.pk, by=by)
    post.thread.refresh_from_db()
