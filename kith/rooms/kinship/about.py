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
from kith.rooms.kinship.queries.histories import became, vouchers
from kith.rooms.kinship.queries.relations import proposals
from kith.rooms.kinship.queries.reviews import open_review
from kith.rooms.kinship.words import what_we_said


@dataclass(frozen=True, slots=True)
class History:
    """How a community began. vouched: the names of the communities that vouch, as people say them."""

    began: Emergence | None
    recognition: Recognition | None
    vouched: str
    by_support: bool
    became: list[Emergence]


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


def history(community: Community, viewer: Any) -> History | None:
    """Return how a community began, and whether it asked to be recognised."""
    if community.kind == Community.Kind.NETWORK:
        return None
    recognition = recognition_of(community)
    behind = vouchers(recognition) if recognition else []
    others = [voucher.as_of for voucher in behind if voucher.as_of.kind == Community.Kind.COMMUNITY]
    by_support = len(others) < len(behind)
    return History(began_as(community), recognition, names_of(others), by_support, became(community))


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
    waits = viewer.standing.is_member and bool(proposals(community, viewer))
    return Kin(told, close, waits) if told or close or viewer.standing.is_member else None


ADDITIONS = (
    Addition(60, "kinship/_history.html", history),
    Addition(62, "kinship/_stage.html", where_we_are),
    Addition(64, "kinship/_kin.html", kin),
)
