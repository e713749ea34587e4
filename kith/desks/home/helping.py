"""Ways to help: small real things a member can do now, each with its minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.desks.home.asks import TO_GREET, Ask
from kith.desks.home.awaiting import ToAnswer
from kith.desks.home.queries import Newcomer
from kith.desks.home.talk import FORTNIGHT
from kith.members.communities.looking_after import LOOKS_AFTER
from kith.members.communities.models import Membership
from kith.members.people.names import first_name
from kith.rooms.welcome.queries import is_anybody_quiet, offers_company
from kith.services.search.models import Need
from kith.services.search.needs import needs_of

TO_ACCOMPANY, TO_ASK_AFTER, TO_CONVENE, TO_BEGIN, TO_TELL = 5, 10, 60, 5, 5  # minutes
MOST = 5


@dataclass(frozen=True, slots=True)
class Way:
    """One small thing to do. note: what its minutes are ("a week"), where they are not once."""

    minutes: int
    words: str
    href: str
    note: str = ""


def ways(
    viewer: Any,
    waiting: Sequence[Ask],
    faces: Sequence[Newcomer],
    held: set[str],
    waits: ToAnswer,
    *,
    begins: bool = True,
) -> list[Way]:
    """Return what this member could do here, the person who waits longest first; nothing for others.

    held: the kinds of duty that somebody holds here. waits: what waits for this member's answer. begins:
    whether to offer to begin a conversation.
    """
    standing = viewer.standing
    if not may_be_asked(standing):
        return []
    slug = standing.community.slug
    found = _admitting(waits)
    found += [_answer(ask) for ask in waiting if ask.line.started_by_id != viewer.person_id][:2]
    found += [_greet(face) for face in faces if _waits(face)][:1]
    found += _serving(viewer, held)
    found += [_missing(slug, need) for need in needs_of(standing.community, count=1)[:1]]
    start = Way(TO_BEGIN, _("Say what’s puzzling you"), reverse("forums:new-conversation", args=[slug]))
    return [*found[: MOST - 1], *([start] if begins else [])]


def may_be_asked(standing: Any) -> bool:
    """Say whether somebody belongs here and is neither away nor resting; of others nothing is asked."""
    return standing is not None and standing.state == Membership.State.ACTIVE and not standing.is_away


def _admitting(waits: ToAnswer) -> list[Way]:
    """Return who has waited longest for this member's word: whoever asks to join."""
    return [Way(one.minutes, one.title, one.href) for one in waits.asked if one.is_help][:1]


def _serving(viewer: Any, held: set[str]) -> list[Way]:
    """Return what keeps a community going: asking after people, company for the new, somebody to convene."""
    standing, found = viewer.standing, []
    community = standing.community
    if (not held or standing.duties & set(LOOKS_AFTER)) and is_anybody_quiet(community, viewer):
        href = reverse("welcome:askings", args=[community.slug])
        found.append(Way(TO_ASK_AFTER, _("Ask after someone we’ve not heard from"), href))
    if "convenor" not in held:
        href = reverse("communities:duties", args=[community.slug])
        found.append(Way(TO_CONVENE, _("Convene for a while"), href, _("a week")))
    if _knows_the_place(standing) and not offers_company(viewer, community.pk):
        href = reverse("welcome:index", args=[community.slug]) + "#first"
        found.append(Way(TO_ACCOMPANY, _("Be somebody new’s first person to ask"), href, _("a week")))
    return found


def _knows_the_place(standing: Any) -> bool:
    """Say whether somebody has been here for longer than a newcomer, or began it."""
    joined = standing.joined_at
    return joined == standing.community.founded_at or joined < now() - 2 * FORTNIGHT


def _waits(face: Newcomer) -> bool:
    return face.welcomed_at is None and face.joined_at > now() - FORTNIGHT


def _answer(ask: Ask) -> Way:
    words = _("Answer %(name)s’s question") % {"name": first_name(ask.line.by)}
    return Way(ask.minutes, words, ask.href)


def _missing(slug: str, need: Need) -> Way:
    words = _("Say what you know about “%(words)s”") % {"words": need.words}
    return Way(TO_TELL, words, reverse("search:needs", args=[slug]))


def _greet(face: Newcomer) -> Way:
    words = _("Say hello to %(name)s") % {"name": first_name(face.name)}
    return Way(TO_GREET, words, reverse("welcome:hello", args=[face.slug, face.key]))
