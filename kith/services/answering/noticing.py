"""What the mail to who was asked says: read when it goes out. It quotes nobody's words."""

from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line
from kith.members.people.notices import Notice
from kith.services.answering.models import Wondering
from kith.services.answering.tokens import path_of
from kith.services.conversations.access import may_write, posts_visible_to, threads_visible_to
from kith.services.conversations.addresses import of_thread
from kith.services.conversations.models import Thread


def notice_of(wondering: Wondering) -> Notice | None:
    """Return what somebody is told, or None where the question is settled, not theirs to read, or answered by
    them meanwhile."""
    person, thread = wondering.person, wondering.thread
    waits = threads_visible_to(person).filter(pk=thread.pk, state=Thread.State.OPEN, closed_at=None).exists()
    if not waits or not may_write(person, thread.community) or wondering.by is None:
        return None
    if posts_visible_to(person).filter(thread=thread, author=person).exists():
        return None
    names = {"who": one_line(wondering.by.name), "what": one_line(wondering.community.name)}
    return Notice(
        subject=_("%(who)s wondered whether you might have a thought") % names,
        lead=_(
            "Somebody has a question in %(what)s, and %(who)s thought of you. A line is plenty, and no "
            "answer is fine, too: nobody asks you twice."
        )
        % names,
        links=[
            (_("The question:"), of_thread(thread)),
            (_("Not one for you? Say so in one press, without signing in:"), path_of(wondering)),
        ],
    )
