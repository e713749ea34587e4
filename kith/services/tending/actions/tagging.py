"""Tagging conversations with a community's own words, and keeping those words in order."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.lines import one_line, spells
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.services.conversations.access import may_write, threads_visible_to
from kith.services.conversations.actions.heading import head_changed
from kith.services.conversations.homes import is_elsewhere
from kith.services.conversations.models import Thread
from kith.services.conversations.voices import check_own_name
from kith.services.moderation.access import looks_after
from kith.services.tending.models import Tag, Tagging
from kith.services.tending.models.tag import MAX_WORD, MOST_TAGS


def typed_words(typed: Sequence[str]) -> dict[str, str]:
    """Return the words somebody typed, each once, by how they are compared. Raises Refusal "bad-request"."""
    words = {one_line(word).casefold(): one_line(word) for word in reversed(typed) if spells(one_line(word))}
    if len(words) > MOST_TAGS or any(len(word) > MAX_WORD for word in words.values()):
        happened = _("Five words are plenty, each of 40 letters at most.")
        raise refuse("bad-request", happened=happened, typed={"words": ", ".join(typed)})
    return dict(reversed(words.items()))


@transaction.atomic
def tag(thread: Thread, words: Sequence[str], *, by: Person) -> list[Tag]:
    """Let a thread bear these tags and no others; the same again changes nothing. Any member may.

    Raises Refusal "not-found", "not-allowed", or "bad-request" for more than five words, or one too long.
    """
    wanted = typed_words(words)
    seen = threads_visible_to(by).filter(pk=thread.pk).first()
    if seen is None or is_elsewhere(seen.host_kind):
        raise refuse("not-found")
    if not may_write(by, seen.community):
        raise refuse("not-allowed", typed={"words": ", ".join(words)})
    check_own_name(by, seen.pk, words=", ".join(words))
    thread = head_changed(thread.pk)
    here = {"community_id": thread.community_id}
    tags = [_made(thread.community_id, folded, word) for folded, word in wanted.items()]
    gone, _each = Tagging.objects.filter(thread=thread).exclude(tag__in=tags).delete()
    new = [
        Tagging.objects.get_or_create(thread=thread, tag=one, defaults={"by": by, **here})[1] for one in tags
    ]
    if gone or any(new):
        ledger.record(ledger.happening("tending.tagged", by, thread))
    return tags


def _made(community: int, folded: str, word: str) -> Tag:
    return Tag.objects.get_or_create(community_id=community, folded=folded, defaults={"word": word})[0]


@transaction.atomic
def rename(tag: Tag, word: str, *, by: Person) -> Tag:
    """Give a tag another word; where another tag has it already, the two become that one. Returns what stays.

    Raises Refusal "not-allowed" for whoever doesn't look after the community, "bad-request" for no word.
    """
    named = list(typed_words([word]).items())
    if not named:
        raise _wordless(word)
    folded, word = named[0]
    # Renamings at once take turns.
    community = Community.objects.select_for_update(no_key=True).get(pk=tag.community_id)
    if not looks_after(by, community):
        raise refuse("not-allowed", typed={"word": word})
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    if tag.word == word:
        return tag
    threads = list(Tagging.objects.filter(tag=tag).order_by("thread").values_list("thread", flat=True))
    for thread in threads:
        head_changed(thread)
    stays = Tag.objects.filter(community=community, folded=folded).exclude(pk=tag.pk).first()
    if stays is None:
        tag.word, tag.folded = word, folded
        tag.save(update_fields=["word", "folded"])
    else:
        _merge(tag, stays)
    own = audience_of(community, Audience.Level.AUTHOR)
    ledger.record(
        ledger.happening("tending.renamed", by, stays or tag, community=community.pk, audience=own.pk)
    )
    return stays or tag


def _merge(tag: Tag, stays: Tag) -> None:
    there = list(Tagging.objects.filter(tag=stays).values_list("thread", flat=True))
    Tagging.objects.filter(tag=tag).exclude(thread__in=there).update(tag=stays)
    tag.delete()


def _wordless(word: str) -> Refusal:
    return refuse("bad-request", happened=_("Write the word it should have."), typed={"word": word})
