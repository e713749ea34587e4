"""Thanking whoever wrote a post, which those two alone know of; and wanting no word at one's own box."""

from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.refusals import refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.models import Hush, Post, Thanks, Thread
from kith.services.conversations.voices import check_own_name


@transaction.atomic
def thank(post: Post, *, by: Person) -> Thanks:
    """Thank whoever wrote a post; whoever may read it does. Said already, nothing changes. Raises Refusal.

    Nobody thanks who wrote without a name: a thank you is known to the two, and one of them is unknown. Nor
    does who wrote so in its conversation.
    """
    check_own_name(by, post.thread_id)
    # Held, so that a post that moves just now takes its thanks along.
    thread = Thread.objects.select_for_update().get(posts=post.pk)
    if not posts_visible_to(by).filter(pk=post.pk, hiding=None, is_unnamed=False).exclude(author=by).exists():
        raise refuse("not-allowed")
    made, is_new = Thanks.objects.get_or_create(
        post=post, by=by, thread=thread, defaults={"community_id": thread.community_id}
    )
    if is_new:
        _record("thanked", by, post)
    return made


@transaction.atomic
def take_thanks_back(post: Post, *, by: Person) -> None:
    """Take one's thanks back; none said, nothing changes."""
    removed, _each = Thanks.objects.filter(post=post, by=by).delete()
    if removed:
        _record("thanked_no_more", by, post)


@transaction.atomic
def hush(community: Community, *, by: Person) -> None:
    """Show this person no more word about how much of a conversation is theirs, anywhere.

    community: the one in which they said so.
    """
    made, is_new = Hush.objects.get_or_create(person=by)
    if is_new:
        audience = audience_of(community, Audience.Level.AUTHOR)
        said = ledger.happening(
            "conversations.hushed", by, made, community=community.pk, audience=audience.pk
        )
        ledger.record(said)


def _record(verb: str, by: Person, post: Post) -> None:
    # Nobody else learns of it from the ledger.
    audience = audience_of(post.community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(f"conversations.{verb}", by, post, audience=audience.pk))
