"""Saying hello to who has just come in, and what a newcomer would rather not do."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.refusals import refuse
from kith.members.communities.access import is_member
from kith.members.communities.actions.accompanying import greeted
from kith.members.communities.models import Audience, Membership
from kith.members.people.models import Person
from kith.rooms.welcome.access import may_welcome
from kith.rooms.welcome.actions.recording import record
from kith.rooms.welcome.models import SetAside, Welcome
from kith.rooms.welcome.models.welcome import MAX_WORDS


@transaction.atomic
def welcome(membership: Membership, *, by: Person, words: str) -> Welcome:
    """Say hello to a newcomer in one's own words. The first hello of all sets when they were welcomed.

    Said already, it changes nothing. Raises Refusal.
    """
    words = said(words)
    held = (
        Membership.objects.select_for_update(of=("self",)).select_related("community").get(pk=membership.pk)
    )
    if not may_welcome(by, held):
        raise refuse("not-allowed", typed={"words": words})
    try:
        with transaction.atomic():
            made = Welcome.objects.create(
                community=held.community, membership=held, arrived_at=held.joined_at, by=by, words=words
            )
    except IntegrityError:
        return Welcome.objects.get(membership=held, arrived_at=held.joined_at, by=by)
    greeted(held, at=made.at)
    record("welcomed", by, made, held.community, Audience.Level.COMMUNITY)
    _post(made)
    return made


@transaction.atomic
def set_aside(membership: Membership, step: str, *, by: Person) -> None:
    """Keep that a newcomer would rather not do this step; "all" ends the box. Twice changes nothing."""
    if membership.person_id != by.pk or not is_member(by, membership.community):
        raise refuse("not-allowed")
    if step not in SetAside.STEPS:
        raise refuse("bad-request")
    made, is_new = SetAside.objects.get_or_create(
        membership=membership,
        arrived_at=membership.joined_at,
        step=step,
        defaults={"community": membership.community},
    )
    if is_new:
        record("set_aside", by, made, membership.community)


def said(words: str, field: str = "words") -> str:
    """Return what somebody wrote, tidied. Raises Refusal "bad-request" for nothing and for too much.

    field: what its box is called, so that nothing typed is lost.
    """
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words or len(words) > MAX_WORDS:
        short = _("A few words of your own, please. A line is plenty.")
        happened = short if not words else _("That’s a long one. A few lines are plenty.")
        raise refuse("bad-request", happened=happened, typed={field: words})
    return words


def _post(made: Welcome) -> None:
    from kith.rooms.welcome.jobs import post_welcome

    post_welcome.later(welcome_id=made.pk)
