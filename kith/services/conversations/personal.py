"""What this room keeps about people."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.base.kit.text import searchable_text
from kith.members.people.keeping import Basis, Fate, Kept, Part, Subject, Until, Who, by
from kith.members.people.viewer import Viewer
from kith.services.conversations import homes
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.models import (
    Helping,
    Hiding,
    Hush,
    Move,
    Post,
    ReadingPosition,
    Revision,
    Thanks,
    Thread,
    ThreadTransition,
)

_MOST = 600  # letters of what somebody else wrote, to make sense of an answer to it


def _answered(post: Post, subject: Subject) -> Mapping[str, Any]:
    """Say what a post answers, where its author may read that."""
    if post.reply_to_id is None:
        return {}
    other = posts_visible_to(Viewer(subject.ids[0])).filter(pk=post.reply_to_id).first()
    if other is None:
        return {}
    return {"answers": searchable_text(other.source, other.format)[:_MOST]}


def _mend(post: Post) -> tuple[str, str]:
    return post.thread.title, homes.home_of(post.thread.host_kind).mend(post)


KEPT = [
    Kept(
        Post,
        Part.WRITTEN,
        _("What you wrote in conversations"),
        why=_("So that it can be read and answered."),
        who=Who.READERS,
        until=Until.COMMUNITY,
        mine=by("author"),
        gives=(
            "community.name",
            "thread.title",
            "position",
            "posted_at",
            "edited_at",
            "source",
            "attachments",
        ),
        words=("source",),
        people=("author",),
        apart=("key", "reply_to", "format", "html", "renderer", "once", "is_unnamed"),
        also=_answered,
        mend=_mend,
        whole=Fate.WORDLESS,
        because=_("Its place stays, so that what others answered still reads."),
    ),
    Kept(
        Revision,
        Part.WRITTEN,
        _("What your posts said before you changed them"),
        why=_("So that readers see that something was changed, and what."),
        who=Who.READERS,
        until=Until.COMMUNITY,
        mine=by("by", "post__author"),
        gives=("community.name", "post.thread.title", "written_at", "replaced_at", "source"),
        words=("source",),
        people=("by",),
        apart=("post", "format", "html", "withheld_at"),
    ),
    Kept(
        Thread,
        Part.WRITTEN,
        _("Conversations you started, and those you wrote in last"),
        why=_("So that they can be found and answered."),
        who=Who.READERS,
        until=Until.COMMUNITY,
        mine=by("started_by"),
        gives=("community.name", "kind", "state", "title", "started_at"),
        words=("title",),
        people=("started_by", "last_post_by"),
        apart=(
            *("key", "audience", "host_kind", "host_id", "last_post_at", "first_reply_at"),
            *("post_count", "minutes", "version", "closed_at", "is_tended"),
        ),
        whole=Fate.WORDLESS,
        because=_("Its place stays, so that what others answered still reads."),
    ),
    Kept(
        ThreadTransition,
        Part.WRITTEN,
        _("Conversations you settled, closed or opened again"),
        why=_("So that readers know what helped, and why nobody replies any more."),
        who=Who.READERS,
        until=Until.COMMUNITY,
        mine=by("by", "second"),
        gives=("community.name", "thread.title", "state", "at", "why"),
        words=("why",),
        people=("by", "second"),
        whole=Fate.WORDLESS,
        because=_("Its place stays, so that what others answered still reads."),
    ),
    Kept(
        Move,
        Part.WRITTEN,
        _("Conversations you moved, parted or put together"),
        why=_("So that readers find what was somewhere else before."),
        who=Who.READERS,
        until=Until.COMMUNITY,
        mine=by("by", "second"),
        gives=("community.name", "thread.title", "what", "count", "at", "why"),
        words=("why",),
        people=("by", "second"),
        apart=("other", "former_key", "was_audience", "was_host_kind", "was_host_id"),
        labels={"what": _("What was done"), "count": _("How many posts")},
        whole=Fate.WORDLESS,
        because=_("Its place stays, so that what others answered still reads."),
    ),
    Kept(
        ReadingPosition,
        Part.NOTED,
        _("How far you read"),
        why=_("So that you come back to where you were."),
        who=Who.ME,
        until=Until.GOING,
        mine=by("person"),
        gives=("community.name", "thread.title", "position", "at"),
        people=("person",),
        leave=Fate.GONE,
        nameless=Fate.GONE,
    ),
    *(
        Kept(
            Helping,
            Part.WRITTEN,
            name,
            why=_("So that readers see what helped, and who asks next finds who might know."),
            who=Who.READERS,
            until=Until.COMMUNITY,
            mine=by(whose),
            gives=("community.name", "post.thread.title", "at"),
            people=("by",),
            apart=("post",),
            whole=Fate.NAMELESS,
            because=_("That it helped stays a fact of the conversation, without you."),
        )
        for whose, name in (
            ("by", _("Replies you said had helped you")),
            ("post__author", _("Replies of yours that helped")),
        )
    ),
    *(
        Kept(
            Thanks,
            Part.NOTED,
            name,
            why=_("So that whoever wrote it knows. It is counted nowhere."),
            who=_("The two of you"),
            until=Until.ERASED,
            mine=by(whose),
            gives=("community.name", "thread.title", "by.name", "at"),
            people=("by",),
            apart=("thread", "post"),
            nameless=Fate.GONE,
        )
        for whose, name in (("by", _("Thanks you said")), ("post__author", _("Thanks said to you")))
    ),
    Kept(
        Hush,
        Part.NOTED,
        _("That you want no word about how much of a conversation is yours"),
        why=_("So that you’re shown none."),
        who=Who.ME,
        until=Until.GOING,
        mine=by("person"),
        gives=("at",),
        people=("person",),
        leave=Fate.GONE,
        nameless=Fate.GONE,
    ),
    Kept(
        Hiding,
        Part.CARE,
        _("Posts of yours that are out of sight"),
        why=_("So that nobody reads them while it’s looked into."),
        who=Who.KEEPERS,
        until=_("Until they’re put back"),
        mine=by("post__author"),
        gives=("community.name", "thread.title", "at"),
        apart=("post",),
        basis=Basis.INTEREST,
        whole=Fate.NAMELESS,
        because=_("That it happened stays a fact of the community, without you."),
    ),
]
