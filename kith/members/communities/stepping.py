"""The steps a member may take by themselves, on their page or from a link in a mail."""

from datetime import UTC, datetime, timedelta

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.clock import now
from kith.base.kit.dates import short_day
from kith.base.kit.refusals import refuse
from kith.members.communities.actions import joining, moving, pausing
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person

STEPS = ("pause", "back", "alumnus", "leave", "take_back")
LENGTHS = [
    ("14", gettext_lazy("Two weeks")),
    ("30", gettext_lazy("A month")),
    ("90", gettext_lazy("Three months")),
    ("", gettext_lazy("Until I come back")),
]
_SALT, _BACK = "communities.stepping", "communities.stepping-back-in"
_GONE = (Membership.State.LEFT, Membership.State.ALUMNI, Membership.State.REMOVED)
# Letters lie about in mailboxes; a year is longer than anyone looks back in theirs.
_GOOD_FOR = timedelta(days=365)


def take(wanted: str, community: Community, *, by: Person, length: str = "") -> str:
    """Take one of STEPS and return what to say about it. length: of a pause, a key of LENGTHS.

    Raises Refusal where that step cannot be taken from where they stand.
    """
    name = {"name": community.name}
    if wanted == "pause":
        return _pause(community, by, length)
    if wanted == "back":
        pausing.come_back(community, by=by)
        return _("You’re back in %(name)s.") % name
    if wanted == "take_back":
        joining.take_back(community, by=by)
        return _("You’re in %(name)s again, as if you hadn’t left.") % name
    if wanted == "alumnus":
        moving.move(community, by, Membership.State.ALUMNI, by=by)
        return _("You’ve moved on from %(name)s, as a friend. Come back whenever you like.") % name
    joining.leave(community, by=by)
    left = _("You’ve left %(name)s. What you wrote there stays. Changed your mind? Take it back here.")
    return left % name


def token_for(membership: Membership) -> str:
    """Return what a mail puts into its link to step back without signing in. It does that and no more."""
    return signing.dumps(_meant(membership), salt=_SALT)


def membership_by(token: str) -> Membership | None:
    """Return the membership a mail's link is about, or None for a link that is not ours, is a year old, or
    was sent before they came in anew, or took back that they left: pressed by somebody it was passed on to,
    it does so once. Nobody steps back from the network itself."""
    try:
        meant = signing.loads(token, salt=_SALT, max_age=_GOOD_FOR)
        key = meant[0]
    except (signing.BadSignature, LookupError, TypeError):
        return None
    rows = Membership.objects.filter(key=key, person__erased_at=None, person__merged_into=None)
    rows = rows.filter(community__kind=Community.Kind.COMMUNITY).select_related("community", "person")
    found = rows.first()
    return found if found is not None and _is_still(meant, found) else None


def token_to_take_back(membership: Membership) -> str:
    """Return what a mail puts into its link to take back that somebody left. It does that and no more."""
    return signing.dumps([membership.key, _times_gone(membership)], salt=_BACK)


def gone_by(token: str) -> Membership | None:
    """Return the membership that such a link takes up again, or None for a link that is not ours, too late,
    or about an earlier leaving."""
    try:
        key, times = signing.loads(token, salt=_BACK, max_age=joining.SECOND_THOUGHTS)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    rows = Membership.objects.filter(key=key, person__erased_at=None, person__merged_into=None)
    found = rows.select_related("community", "person").first()
    if found is None or times != _times_gone(found):
        return None
    is_here = found.state in Membership.BELONGING
    return found if is_here or joining.can_be_taken_back_until(found) is not None else None


def _meant(membership: Membership) -> list[str | int]:
    return [membership.key, membership.joined_at.astimezone(UTC).isoformat(), _times_gone(membership)]


def _is_still(meant: list[str | int], membership: Membership) -> bool:
    # Links used to say nothing of how often somebody had gone.
    meant = meant if len(meant) > 2 else [*meant, 0]
    same = _meant(membership)
    return meant == same or (meant[:2] == same[:2] and membership.state not in Membership.BELONGING)


def _times_gone(membership: Membership) -> int:
    return membership.transitions.filter(state__in=_GONE).count()


def _pause(community: Community, person: Person, length: str) -> str:
    if length not in dict(LENGTHS):
        raise refuse("bad-request")
    until = _until(length)
    pausing.pause(community, by=person, until=until)
    if until == pausing.NO_DAY:
        return _("You’re away until you come back. Nothing will be asked of you, and nothing is lost.")
    words = _("You’re away until %(day)s. Nothing will be asked of you, and nothing is lost.")
    return words % {"day": short_day(until, person.zone)}


def _until(length: str) -> datetime:
    return now() + timedelta(days=int(length)) if length else pausing.NO_DAY
