"""What the About page of a community shows of its kin: how it began, where it is, who else is near."""

from dataclasses import dataclass
from typing import Any

from kith.members.communities.additions import Addition
from kith.members.communities.models import Community
from kith.members.communities.words import names_of
from kith.rooms.kinship.models import Emergence, Recognition
from kith.rooms.kinship.nearness import Near
from kith.rooms.kinship.queries import (
    Said,
    Told,
    began_as,
    near_by,
    recognition_of,
    relations_told,
    stage,
)
from kith.rooms.kinship.queries.histories import became, is_vouched_for_by_support, vouchers
from kith.rooms.kinship.queries.relations import TOLD, has_proposals
from kith.rooms.kinship.queries.reviews import open_review
from kith.rooms.kinship.words import what_we_said

SHOWN = 6  # of what goes on elsewhere


@dataclass(frozen=True, slots=True)
class History:
    """How a community began. vouched: names of communities that vouch, as people say them. became: what grew
    out of it. vouched_more, became_more: there are others."""

    began: Emergence | None
    recognition: Recognition | None
    vouched: str
    by_support: bool
    vouched_more: bool
    became: list[Emergence]
    became_more: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """What a community said of where it is. is_open: whether members talk about it just now."""

    said: Said | None
    words: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Kin:
    """Who a community has to do with, and who has words like its own."""

    told: list[Told]
    near: list[Near]
    has_proposals: bool
    has_more: bool


def history(community: Community, viewer: Any) -> History | None:
    """Return how a community began, and whether it asked to be recognised."""
    if community.kind == Community.Kind.NETWORK:
        return None
    recognition = recognition_of(community)
    behind, grown = vouchers(recognition) if recognition else [], became(community)
    others = [voucher.as_of for voucher in behind if voucher.as_of.kind == Community.Kind.COMMUNITY]
    return History(
        began_as(community),
        recognition,
        names_of(others[:SHOWN]),
        recognition is not None and is_vouched_for_by_support(recognition),
        len(others) > SHOWN,
        grown[:SHOWN],
        len(grown) > SHOWN,
    )


def where_we_are(community: Community, viewer: Any) -> Stage | None:
    """Return what a community said of where it is; nothing for readers where it has said nothing."""
    if community.kind == Community.Kind.NETWORK:
        return None
    said, is_open = stage(community), open_review(community, viewer) is not None
    if said is None and not viewer.standing.is_member:
        return None
    return Stage(said, what_we_said(said.review, viewer.zone) if said else "", is_open)


def kin(community: Community, viewer: Any) -> Kin | None:
    """Return who a community has to do with; nothing for readers where there is nobody."""
    if community.kind == Community.Kind.NETWORK:
        return None
    told, close = relations_told(community), near_by(community, viewer)
    waits = viewer.standing.is_member and has_proposals(community, viewer)
    return (
        Kin(told[:TOLD], close, waits, len(told) > TOLD)
        if told or close or viewer.standing.is_member
        else None
    )


ADDITIONS = (
    Addition(60, "kinship/_history.html", history),
    Addition(62, "kinship/_stage.html", where_we_are),
    Addition(64, "kinship/_kin.html", kin),
)
