"""A community's first weeks, for whoever looks after it: what helps it begin, each thing until it is done."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.desks.home.beginning import Step
from kith.members.communities.looking_after import LOOKS_AFTER
from kith.rooms.admissions.queries import begun
from kith.rooms.welcome.queries import has_put_steps_away

FIRST_WEEKS = timedelta(days=56)
TO_INVITE = 3  # people


def to_begin_with(viewer: Any, has_talk: bool) -> list[Step]:
    """Return what would help this young community along, for one who looks after it; nothing for others.

    has_talk: whether anything has been said here. Two statements, or none.
    """
    standing = viewer.standing
    community = standing.community
    if not standing.duties & set(LOOKS_AFTER) or community.founded_at < now() - FIRST_WEEKS:
        return []
    if has_put_steps_away(viewer, community.pk):
        return []
    found = begun(community)
    asked = max(found.invited, found.came - 1)
    done = {
        "talk": has_talk,
        "invite": asked >= TO_INVITE,
        "practice": bool(community.practice_scope),
        "mix": found.wished_mix,
        "norms": bool(community.norms),
    }
    return [step for step in _steps(community.slug) if not done[step.name]]


def _steps(slug: str) -> list[Step]:
    charter = reverse("charter:new-proposal", args=[slug])
    start, call = reverse("forums:new-conversation", args=[slug]), reverse("admissions:call", args=[slug])
    return [
        Step("talk", 5, _("Start the first conversation"), start),
        Step("invite", 5, _("Invite three people"), reverse("admissions:invitations", args=[slug])),
        Step("practice", 3, _("Say what you do, and get better at"), f"{charter}#id_practice_scope"),
        Step("mix", 5, _("Say who you look for, and the mix you wish for"), f"{call}#id_wished_mix"),
        Step("norms", 10, _("Write down how you are with each other"), f"{charter}#id_norms"),
    ]
