"""Whom nobody has heard from: said coarsely, and only of who lets others see that they are around.

Being around is shown to nobody until its person says otherwise (profiles). A list of "people not seen" would
tell it all the same, turned inside out: so who shows it to nobody is on no such list, whether they come daily
or never. What anybody sees anyway, that somebody has written nothing here, is no reason either: reading along
is being here. Whoever wonders about a particular person may ask them by name; what decides then is only what
members see themselves, and one sentence answers for every reason not to.
"""

from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.base.kit.clock import now
from kith.members.communities.access import belonging
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person, Session
from kith.members.people.nudges import asked_lately
from kith.members.profiles.access import open_to
from kith.members.profiles.models import Profile
from kith.rooms.welcome.lengths import ANSWERING, QUIET
from kith.rooms.welcome.models import CheckIn
from kith.services.conversations.models import Post

_SECONDS = 3_600


def not_heard_from(community: Community, viewer: Any) -> QuerySet[Membership]:
    """Return the members of whom this viewer may be told that they have not been around for long."""
    since = now() - QUIET
    shows = Profile.objects.filter(open_to(viewer, "presence"), person=OuterRef("person"))
    seen = Session.objects.filter(person=OuterRef("person"), seen_at__gt=since)
    rows = _may_be_asked(community).exclude(person=viewer.pk)
    lately = asked_lately().filter(person=OuterRef("person"))
    return rows.filter(Exists(shows), ~Exists(seen), ~Exists(lately)).order_by("person__sort_name", "id")


def may_be_asked(membership: Membership) -> bool:
    """Say whether this member may be asked how they are, whoever asks. Whether they were asked something
    else lately is for nudges.py to say."""
    return _may_be_asked(membership.community).filter(pk=membership.pk).exists()


def heard_since(person: Person, since: datetime) -> bool:
    """Say whether somebody wrote anything since then."""
    return Post.objects.filter(author=person, posted_at__gt=since).exists()


def is_anybody_quiet(community: Any, viewer: Any) -> bool:
    """Say whether there is anybody to ask after. Worked out once an hour for each who asks."""
    name = f"quiet:{community.pk}:{viewer.pk}"
    known = cache.get(name)
    if known is None:
        known = not_heard_from(community, viewer).exists()
        cache.set(name, known, _SECONDS)
    return known


def _may_be_asked(community: Community | int) -> QuerySet[Membership]:
    """Keep who has belonged for long, is not away nor resting, wrote nothing for long, and isn't asked now.

    An asking that waits for its answer counts anywhere in the network; an answer given here counts as being
    heard from.
    """
    moment = now()
    wrote = Post.objects.filter(author=OuterRef("person"), posted_at__gt=moment - QUIET)
    asked = CheckIn.objects.filter(person=OuterRef("person")).filter(
        Q(asked_at__gt=moment - ANSWERING, closed_at=None)
        | Q(closed_at=None, membership=OuterRef("pk"))
        | Q(closed_at__gt=moment - QUIET, membership=OuterRef("pk"))
    )
    rows = belonging(community).filter(
        Q(paused_until=None) | Q(paused_until__lte=moment),
        state=Membership.State.ACTIVE,
        joined_at__lt=moment - QUIET,
        person__erased_at=None,
        person__merged_into=None,
    )
    return rows.filter(~Exists(wrote), ~Exists(asked))
