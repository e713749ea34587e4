"""Telling somebody that a conversation names them: that it does and where, never what it says."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.lines import one_line
from kith.members.people.actions.mailing import send_once
from kith.members.people.models import Person
from kith.members.people.notices import Notice, notice_letter
from kith.members.people.queries import Face
from kith.services.conversations.access import posts_visible_to
from kith.services.conversations.models import Post
from kith.services.conversations.naming import naming_in

NAMED = "mentions"
# Long enough to mend a word, or to be read by who is here anyway.
SETTLES = timedelta(minutes=10)
_MOST = 10  # told of one post


def tell_named(post: Post, people: Iterable[Face], *, by: Person) -> None:
    """Leave a mail to each of those a post names, within the caller's transaction; not to its writer."""
    from kith.services.conversations.jobs import tell_named as job

    for face in [one for one in people if one.id != by.pk][:_MOST]:
        job.later_at(now() + SETTLES, post_id=post.pk, person_id=face.id)


def mail_named(post_id: int, person_id: int) -> None:
    """Mail somebody whom a post names, if they may read it and it still does; once a day for a thread."""
    person = Person.objects.present().filter(pk=person_id).first()
    found = posts_visible_to(person).filter(pk=post_id, hiding=None) if person else Post.objects.none()
    post = found.select_related("thread", "community", "author").first()
    if person is None or post is None or post.author_id == person.pk:
        return
    if person.pk not in [face.id for face in naming_in(post.thread, post.source).in_text(post.source)]:
        return
    with translation.override(person.language):
        names = {"who": one_line(post.author.name), "community": one_line(post.community.name)}
        notice = Notice(
            subject=_("%(who)s mentions you in %(community)s") % names,
            lead=_("%(who)s mentions you in a conversation of %(community)s.") % names,
            links=[(_("Read it here:"), f"/posts/{post.key}/")],
        )
    about = f"{post.thread_id}:{now().date()}"
    send_once(person, NAMED, about, lambda address: notice_letter(person, address, NAMED, notice))
