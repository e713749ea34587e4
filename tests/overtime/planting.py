"""Faults as others published them (TRUST, section 1), each put where somebody might make it here.

Where two walls stand, one behind the other, both are taken down: one alone lets nothing through.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db.models import Q

from kith.base.kit.prepared import Prepared
from kith.desks.yours.others import Others
from kith.members.communities import access, viewing
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Group, GroupMembership, Membership
from kith.rooms.forums import pieces
from kith.rooms.forums.views import threads as thread_views
from kith.services.conversations import elsewhere, personal, queries
from kith.services.conversations import feed as told
from kith.services.conversations import search as findable
from kith.services.conversations.actions import joining, rehanging, splitting
from kith.services.conversations.models import Post, Thread
from kith.services.conversations.models import thread as thread_model
from kith.services.feed import queries as feed
from kith.services.search import queries as search

Patch = pytest.MonkeyPatch


def nothing_prepared(patch: Patch) -> None:
    """Let every statement be built anew, with the fault in it, and none stay when it is taken out."""
    real = Prepared.rows
    anew: dict[Prepared, dict] = {}

    def rows(prepared: Prepared, **given: Any) -> list[tuple]:
        made, prepared._made = prepared._made, anew.setdefault(prepared, {})
        try:
            return real(prepared, **given)
        finally:
            prepared._made = made

    patch.setattr(Prepared, "rows", rows)


def _moved_keeps_readers(patch: Patch) -> None:
    real = rehanging._hang

    def hang(thread: Thread, *given: Any) -> None:
        was = thread.audience_id
        real(thread, *given)
        Thread.objects.filter(pk=thread.pk).update(audience=was)

    patch.setattr(rehanging, "_hang", hang)


def _search_lags(patch: Patch) -> None:
    patch.setattr(rehanging, "forget", lambda *given: None)
    patch.setattr(findable, "posts_visible_to", lambda person: Post.objects.filter(hiding=None))


def _left_keeps_feed(patch: Patch) -> None:
    real = feed.visible_audiences

    def once(person: Any) -> Any:
        been = Membership.objects.filter(person=getattr(person, "pk", None)).values("community")
        own = Q(pk__in=real(person).values("pk"))
        return Audience.objects.filter(own | Q(level="community", community__in=been))

    patch.setattr(feed, "visible_audiences", once)
    patch.setattr(told, "threads_visible_to", lambda person: Thread.objects.all())


def _hidden_is_quoted_in_export(patch: Patch) -> None:
    patch.setattr(personal, "posts_visible_to", lambda person: Post.objects.all())


def _titles_in_export(patch: Patch) -> None:
    patch.setattr(Others, "keeps_back", lambda others, row, path: False)


def _joined_takes_the_wider(patch: Patch) -> None:
    real = joining._note

    def note(old: Thread, into: Thread, *given: Any) -> None:
        real(old, into, *given)
        Thread.objects.filter(pk=into.pk).update(audience=old.audience)

    patch.setattr(joining, "_note", note)


def _split_is_for_all(patch: Patch) -> None:
    real = splitting._open

    def open_(thread: Thread, *given: Any) -> Thread:
        new = real(thread, *given)
        new.audience = audience_of(thread.community, Audience.Level.PUBLIC)
        new.save()
        return new

    patch.setattr(splitting, "_open", open_)


def _group_outlives_membership(patch: Patch) -> None:
    def groups(person: int) -> Any:
        return GroupMembership.objects.filter(person=person).values("group")

    patch.setattr(access, "_groups", groups)


def _hidden_stands_on_page(patch: Patch) -> None:
    real = queries._POST

    def between(thread: Any, first: int, last: int) -> list:
        posts = Post.objects.filter(thread=thread.pk, position__gte=first, position__lte=last)
        lines = [queries.PostLine(*row) for row in posts.order_by("position").values_list(*real)]
        return [replace(line, hidden=False) for line in lines]

    patch.setattr(queries, "posts_between", between)


def _hidden_stays_listed(patch: Patch) -> None:
    patch.setattr(thread_model, "hidden_threads", lambda: Thread.objects.none().values("pk"))


def _friends_read_on(patch: Patch) -> None:
    inside = [*Membership.BELONGING, Membership.State.ALUMNI]
    patch.setattr(access, "reads_inside", lambda pk: Membership.objects.filter(person=pk, state__in=inside))


def _asking_is_enough(patch: Patch) -> None:
    inside = [*Membership.BELONGING, Membership.State.APPLIED]
    patch.setattr(access, "reads_inside", lambda pk: Membership.objects.filter(person=pk, state__in=inside))


def _who_was_here_opens_pages(patch: Patch) -> None:
    patch.setattr(viewing.Standing, "reads_inside", property(lambda standing: standing.state is not None))


def _page_remembered_too_long(patch: Patch) -> None:
    real = pieces.pieces

    def stale(thread: queries.Opening, *given: Any) -> pieces.Pieces:
        return real(replace(thread, version=0, post_count=0), *given)

    patch.setattr(thread_views.rendered, "pieces", stale)


def _mail_to_who_left(patch: Patch) -> None:
    real = access.people_who_may_see

    def people(audience: Audience, author: Any = None) -> Q:
        if audience.level != Audience.Level.COMMUNITY:
            return real(audience, author)
        return Q(pk__in=Membership.objects.filter(community=audience.community_id).values("person"))

    patch.setattr(access, "people_who_may_see", people)


def _history_for_all(patch: Patch) -> None:
    rows = Post.objects.select_related("thread__audience__group", "community", "author")
    patch.setattr(queries, "post_named", lambda key, person: rows.filter(key=key).first())


def _old_address_tells(patch: Patch) -> None:
    patch.setattr(elsewhere, "threads_visible_to", lambda person: Thread.objects.all())


def _search_asks_nobody(patch: Patch) -> None:
    every = search._allowed

    def allowed(person: Any, community: Any) -> Any:
        own = every(person, community)
        return own._replace(audiences=tuple(Audience.objects.values_list("pk", flat=True)))

    patch.setattr(search, "_allowed", allowed)
    patch.setattr(findable, "posts_visible_to", lambda person: Post.objects.filter(hiding=None))


def _groups_told_of(patch: Patch) -> None:
    patch.setattr(access, "_groups", lambda person: Group.objects.values("pk"))


# By what was published: the fault, the steps that lead to it, and which channels show it.
PLANTS: dict[str, tuple[Callable[[Patch], None], str, str]] = {
    "a moved post keeps its old readers": (_moved_keeps_readers, "start rehang rehang", "answers"),
    "search is not told of a narrowing": (_search_lags, "start rehang rehang", "answers"),
    "who left keeps the feed": (_left_keeps_feed, "start leave join", "answers"),
    "an export quotes what is hidden": (_hidden_is_quoted_in_export, "reply hide", "exports"),
    "an export names what is closed": (_titles_in_export, "reply reply leave", "exports"),
    "what is put together takes the wider audience": (_joined_takes_the_wider, "start join_talks", "answers"),
    "what is split off is for everybody": (_split_is_for_all, "reply reply reply split", "answers"),
    "a group outlives the membership": (_group_outlives_membership, "join_group start leave", "answers"),
    "hidden words stand on the page": (_hidden_stands_on_page, "reply reply hide", "pages"),
    "a hidden conversation stays in lists": (_hidden_stays_listed, "start hide", "answers"),
    "friends read on after it was closed": (_friends_read_on, "move_on open_to_friends join", "answers"),
    "asking to join is enough to read": (_asking_is_enough, "ask_to_join leave", "answers"),
    "who was here once opens pages": (_who_was_here_opens_pages, "leave join", "answers"),
    "a page is remembered too long": (_page_remembered_too_long, "reply reply hide", "pages"),
    "mail goes to who left": (_mail_to_who_left, "leave join", "answers"),
    "history asks nobody": (_history_for_all, "start leave", "pages"),
    "an old address leads anyone on": (_old_address_tells, "start join_talks", "pages"),
    "search asks nobody": (_search_asks_nobody, "leave start", "answers"),
    "groups are told of to outsiders": (_groups_told_of, "start join_group", "answers"),
}
