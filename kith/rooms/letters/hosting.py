"""What conversations are told of letters: where they live, and when nobody may write in one."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import kind_of
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.models import Person
from kith.rooms.letters.access import Standing, standing
from kith.rooms.letters.models import Exchange
from kith.services.conversations.homes import Home
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.queries import page_of
from kith.services.moderation.limits import LETTER

KIND = kind_of(Exchange)

_HAPPENED = {
    Standing.STOPPED: _("You said you’d rather not write here any more."),
    Standing.STOPPED_BY_OTHER: _("They’d rather not write just now, so nothing was sent."),
    Standing.GONE: _("One of you isn’t here any more, so nothing was sent."),
}
_NEXT = {
    Standing.STOPPED: _("If you’ve changed your mind, write again from the conversation."),
    Standing.STOPPED_BY_OTHER: _("What you wrote to each other stays. Leave it for now."),
    Standing.GONE: _("What you wrote to each other stays for you to read."),
}


def check(thread: Thread, by: Person, source: str) -> None:
    """Let one of the two write in a locked thread of letters, or change their words in it.

    Raises Refusal "not-found" for anybody else, "not-allowed" where one has stopped it or is gone.
    """
    exchange = Exchange.objects.get(pk=thread.host_id)
    if by.pk not in (exchange.one_id, exchange.other_id):
        raise refuse("not-found", typed={"source": source})
    now = standing(by, exchange)
    if now != Standing.OPEN:
        raise why_not(now, source)


def why_not(now: Standing, source: str) -> Refusal:
    """Return what to say to somebody who may not write as it stands now."""
    typed = {"source": source}
    kept = _("Your words are below. Nothing is lost.")
    return refuse("not-allowed", happened=_HAPPENED[now], kept=kept, next=_NEXT[now], typed=typed)


def thread_of(thread: Thread) -> str:
    """Return the address of a conversation between two."""
    return reverse("letters:letter", args=[thread.key])


def post_at(post: Post) -> str:
    """Return where a letter stands today."""
    return f"{thread_of(post.thread)}?page={page_of(post.position)}#p-{post.key}"


def mend_of(post: Post) -> str:
    """Return where its author changes what they wrote."""
    return reverse("letters:edit", args=[post.thread.key, post.key])


HOME = Home(KIND, thread=thread_of, mend=mend_of, check=check, listed=False, what=LETTER)
