"""Limits on writing and on speaking up, which say what happened and when to come back (TRUST 6.5, E6).

Counted in the database, act by act, inside the transaction of the act itself: what was not written does
not count, and the hour to come back is exact. What is taken in from elsewhere is not asked.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kith.base.kit.clock import now
from kith.base.kit.dates import clock_time, weekday
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.models import Community, Membership
from kith.members.people.models import Person
from kith.services.moderation.models import Act, Concern, Lift

# What somebody writes, as its refusal calls it.
CONVERSATION, LETTER, INTRODUCTION = "conversation", "letter", "introduction"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many acts of these names in a span, by one person, wherever they are."""

    acts: tuple[str, ...]
    times: int
    span: timedelta


FIRST_THREADS = Limit(("thread",), 3, DAY)
FIRST_REPLIES = Limit(("reply",), 10, DAY)
FIRST_LINKS = Limit(("link",), 2, DAY)
POSTS = Limit(("thread", "reply"), 20, HOUR)
RAISED = Limit(("raised",), 10, DAY)

_MIXED = gettext_lazy(
    "That’s %(n)s letters, introductions and posts within an hour, and everyone pauses there."
)
# What is said once a limit is reached, by what is refused; all three count together.
_REACHED = {
    (FIRST_THREADS, CONVERSATION): gettext_lazy(
        "On their first day, everyone starts at most %(n)s conversations. Letters and introductions count "
        "among them."
    ),
    (FIRST_THREADS, LETTER): gettext_lazy(
        "On their first day, everyone begins at most %(n)s letters. Conversations and introductions count "
        "among them."
    ),
    (FIRST_THREADS, INTRODUCTION): gettext_lazy(
        "On their first day, everyone makes or asks for at most %(n)s introductions. Letters and "
        "conversations count among them."
    ),
    (FIRST_REPLIES, CONVERSATION): gettext_lazy("On their first day, everyone writes at most %(n)s replies."),
    (FIRST_REPLIES, LETTER): gettext_lazy(
        "On their first day, everyone goes on with letters at most %(n)s times. Replies in conversations "
        "count among them."
    ),
    (POSTS, CONVERSATION): gettext_lazy("That’s %(n)s posts within an hour, and everyone pauses there."),
    (POSTS, LETTER): _MIXED,
    (POSTS, INTRODUCTION): _MIXED,
}

# Whose last three were all put back waits for a week, before anything else is hidden at their word.
PUT_BACK, PAUSE = 3, timedelta(days=7)


def check_writing(
    by: Person, community: Community, act: str, source: str, typed: dict[str, str], what: str = CONVERSATION
) -> None:
    """Count a thread or a reply (`act`) of `by`, or refuse it; a newcomer's first day is the smallest.

    what: CONVERSATION, LETTER or INTRODUCTION; they count together, and a refusal names the one at hand.
    Call it inside the transaction that writes, before anything is locked. Raises Refusal "too-many" with
    the words given back.
    """
    if is_lifted(by, community):
        return
    hold(by)
    links = len(_LINK.findall(source))
    if _is_new(by):
        first = FIRST_THREADS if act == "thread" else FIRST_REPLIES
        _hold(by, community, first, 1, typed, what)
        _hold(by, community, FIRST_LINKS, links, typed, what)
    _hold(by, community, POSTS, 1, typed, what)
    Act.objects.create(community=community, person=by, name=act)
    if links:
        Act.objects.create(community=community, person=by, name="link", times=min(links, 1000))


def hold(by: Person) -> None:
    """Let one person's acts be counted one after another. First of all that is held, against rings."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)


def check_raising(by: Person, community_id: int, typed: str = "", recognised: bool = False) -> None:
    """Count a concern raised by `by`, whom the caller holds, or refuse it. Raises Refusal "too-many"."""
    again = _free_at(by, RAISED, 1)
    if recognised:
        again = max(filter(None, (again, _paused_until(by))), default=None)
    if again is not None:
        raise refuse(
            "too-many",
            happened=_("You’ve spoken up a lot lately, and others are still looking."),
            kept=_("Anything you typed is below. What you said before is being looked at."),
            next=_("You can again from %(when)s. If it can’t wait, write to someone who looks after this.")
            % {"when": _when(again, by.zone)},
            typed={"words": typed} if typed else {},
        )
    Act.objects.create(community_id=community_id, person=by, name="raised")


def is_lifted(by: Person, community: Community) -> bool:
    """Say whether the limits on writing are lifted here now, for this person or for everyone."""
    lifts = Lift.objects.filter(community=community, until__gt=now())
    return any(person in (None, by.pk) for person in lifts.values_list("person", flat=True))


def _is_new(by: Person) -> bool:
    """Say whether this is somebody's first day: they have belonged anywhere for less than a day."""
    first = Membership.objects.filter(person=by).aggregate(first=Min("joined_at"))["first"]
    return first is None or now() - first < DAY


def _hold(
    by: Person, community: Community, limit: Limit, times: int, typed: dict[str, str], what: str
) -> None:
    again = _free_at(by, limit, times) if times else None
    if again is not None:
        raise _refusal(by, community, limit, again, typed, what)


def _free_at(by: Person, limit: Limit, times: int) -> datetime | None:
    """Return when so many more acts fit, or None when they do now; if they never fit, when none is left."""
    recent = Act.objects.filter(person=by, name__in=limit.acts, at__gt=now() - limit.span)
    done = recent.aggregate(done=Sum("times"))["done"] or 0
    if done + times <= limit.times:
        return None
    moment = now()
    for at, freed in recent.order_by("at").values_list("at", "times")[: limit.times + 1]:
        moment, done = at, done - freed
        if done + times <= limit.times:
            break
    return moment + limit.span


def _paused_until(by: Person) -> datetime | None:
    raised = Concern.objects.filter(raised_by=by, kind=Concern.Kind.RECOGNISED, decided_at__isnull=False)
    last = list(raised.exclude(state=Concern.State.WITHDRAWN).order_by("-decided_at")[:PUT_BACK])
    stayed = [one for one in last if one.state == Concern.State.STAYS]
    if len(stayed) < PUT_BACK:
        return None
    until = stayed[0].decided_at + PAUSE
    return until if until > now() else None


def _refusal(
    by: Person, community: Community, limit: Limit, again: datetime, typed: dict[str, str], what: str
) -> Refusal:
    where = {"community": community.name, "when": _when(again, by.zone)}
    ask = _(
        "You can send it from %(when)s. Someone who looks after %(community)s can let you through sooner."
    )
    if limit is FIRST_LINKS:
        ask = _(
            "Send it now with fewer links, or as it is from %(when)s. "
            "Someone who looks after %(community)s can let you through sooner."
        )
    return refuse(
        "too-many",
        happened=_happened(limit, what),
        kept=_("Your words are below. Nothing is lost."),
        next=ask % where,
        typed=typed,
    )


def _happened(limit: Limit, what: str) -> str:
    number = {"n": limit.times}
    if limit is FIRST_LINKS:
        return (
            ngettext(
                "On their first day, everyone posts at most %(n)s link.",
                "On their first day, everyone posts at most %(n)s links.",
                limit.times,
            )
            % number
        )
    return str(_REACHED[limit, what] % number)


def _when(moment: datetime, zone: str) -> str:
    # A minute more, so that who comes at the minute named is let in.
    moment += timedelta(minutes=1)
    return _("%(time)s on %(day)s") % {"time": clock_time(moment, zone), "day": weekday(moment, zone)}
