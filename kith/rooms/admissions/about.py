"""What an About page tells of joining: who is looked for, how it goes, and the steps from there."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kith.members.communities.models import Community
from kith.rooms.admissions import queries
from kith.rooms.admissions.words import who_decides


@dataclass(frozen=True, slots=True)
class Called:
    """call: each part of it that says something, with its heading. how: how joining goes, in sentences."""

    call: list[tuple[Any, list[str]]]
    how: list[str]


@dataclass(frozen=True, slots=True)
class Steps:
    """Which steps this viewer may take from here."""

    decides: bool
    invites: bool


def who_we_look_for(community: Community, viewer: Any) -> Called | None:
    """Return a community's call and how joining goes; nothing where none is written and anyone may join."""
    if community.kind == Community.Kind.NETWORK:
        return None
    call = queries.call_told(queries.call_of(community))
    how = [] if community.admission_mode == Community.Admission.OPEN else _how(community, viewer)
    return Called(call, how) if call or how else None


def steps(community: Community, viewer: Any) -> Steps | None:
    """Return what a member may do about joining; nothing for who may do neither."""
    if community.kind == Community.Kind.NETWORK or not viewer.standing.is_member:
        return None
    found = Steps(queries.may_decide(viewer), queries.may_invite(viewer, community))
    return found if found.decides or found.invites else None


def _how(community: Community, viewer: Any) -> list[str]:
    if community.admission_mode == Community.Admission.INVITATION and queries.each_member_invites(community):
        return [_("Any member may invite someone.")]
    holders = queries.holders(community)
    # Strangers are told no names.
    who = _("Some of its members decide.") if holders and not viewer.is_signed_in else who_decides(holders)
    if community.admission_mode == Community.Admission.INVITATION:
        return [_("Those who decide about joining invite people."), who]
    return [_("You write a few lines, and they stay with those who decide."), who]
