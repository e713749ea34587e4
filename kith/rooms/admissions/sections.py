"""What an About page tells of joining: who is looked for, how it goes, and the step from there."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.members.communities.models import Community
from kith.members.communities.threshold import Section
from kith.members.communities.words import paragraphs
from kith.rooms.admissions import queries
from kith.rooms.admissions.access import may_invite
from kith.rooms.admissions.words import who_decides


def sections(community: Community, viewer: Any) -> list[Section]:
    """Return the sections of this room on a community's About page."""
    if community.kind == Community.Kind.NETWORK:
        return []
    told = [Section(heading, tuple(paragraphs(words))) for heading, words in queries.call_told(community)]
    if community.admission_mode != Community.Admission.OPEN:
        told.append(_how(community, viewer))
    if queries.may_decide(viewer):
        href = reverse("admissions:admissions", args=[community.slug])
        told.append(
            Section(_("Who may join is yours to say"), (), href, _("Who we look for, and who may join"))
        )
    if viewer.standing.is_member and may_invite(viewer, community):
        href = reverse("admissions:invitations", args=[community.slug])
        told.append(Section(_("Do you know someone who belongs here?"), (), href, _("Invite someone")))
    return told


def _how(community: Community, viewer: Any) -> Section:
    holders = queries.holders(community)
    who = who_decides(holders) if viewer.is_signed_in or not holders else ""
    if community.admission_mode == Community.Admission.APPLICATION:
        words = _("You write a few lines and get an answer, with the reasons for it and who gave it.")
    elif queries.each_member_invites(community):
        words, who = _("Any member may invite someone."), ""
    else:
        words = _("Members who decide about joining invite people.")
    return Section(_("How joining goes"), tuple(line for line in (words, who) if line))
