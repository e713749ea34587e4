"""What pages read of how communities began: out of a smaller group, or light and recognised later."""

from dataclasses import dataclass
from typing import Any

from kith.base.kit.clock import now
from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.communities.access import belonging
from kith.members.communities.models import Community, Group
from kith.members.communities.queries import network
from kith.members.people.queries import Face
from kith.rooms.kinship import asked
from kith.rooms.kinship.access import emergences_visible_to, people_in
from kith.rooms.kinship.actions.recognising import may_vouch
from kith.rooms.kinship.models import Emergence, EmergenceAnswer, Recognition, Voucher

COUNT = 48  # of a page


@dataclass(frozen=True, slots=True)
class Answered:
    """Someone in the group, and what they said for themselves; None while they have said nothing."""

    face: Face
    says: str | None


def began_as(community: Community) -> Emergence | None:
    """Return what a community was before it was one: a smaller group of another. None for others."""
    rows = Emergence.objects.filter(founded=community)
    return rows.select_related("community", "group").first()


def became(community: Community, page: int = 1) -> list[Emergence]:
    """Return a page of what smaller groups of a community have become, newest first; one more if more follow.
    Anyone may read it."""
    rows = Emergence.objects.filter(community=community, founded__isnull=False)
    return rows_on(rows.select_related("founded", "group").order_by("-founded_at", "-id"), page, COUNT)


def emergence_in(group: Group, viewer: Any) -> Emergence | None:
    """Return the proposal that is open in a group, for those in it."""
    rows = emergences_visible_to(viewer).filter(group=group, founded=None, let_go_at=None)
    return rows.select_related("group__community", "community", "proposed_by").first()


def moved_on(key: str, community: Community, viewer: Any) -> Emergence | None:
    """Return what became of a group that was here once, by its public key, if this viewer may read it."""
    if not is_key(key):
        return None
    rows = emergences_visible_to(viewer).filter(community=community, group__key=key, founded__isnull=False)
    return rows.select_related("group", "community", "founded").first()


def answers(emergence: Emergence, page: int = 1) -> list[Answered]:
    """Return a page of those in the group, A to Z, with what each said; one more if more follow."""
    rows = people_in(emergence.group).select_related("person").order_by("person__sort_name", "id")
    found = rows_on(rows, page, COUNT)
    said = EmergenceAnswer.objects.filter(emergence=emergence, person__in=[row.person_id for row in found])
    answered = dict(said.values_list("person", "answer"))
    return [Answered(Face.of(row.person), answered.get(row.person_id)) for row in found]


def asks_to_wait(emergence: Emergence) -> bool:
    """Say whether somebody in the group asks to wait."""
    inside = people_in(emergence.group).values("person")
    said = EmergenceAnswer.objects.filter(emergence=emergence, person__in=inside)
    return said.filter(answer=EmergenceAnswer.Answer.NOT_YET).exists()


def answer_of(viewer: Any, emergence: Emergence) -> str | None:
    """Return what the viewer said for themselves, or None."""
    said = EmergenceAnswer.objects.filter(emergence=emergence, person=viewer.pk)
    return said.values_list("answer", flat=True).first()


def recognition_of(community: Community) -> Recognition | None:
    """Return that a community asked to be recognised, or is, or None."""
    return Recognition.objects.filter(community=community).select_related("community", "asked_by").first()


def vouchers(recognition: Recognition, page: int = 1) -> list[Voucher]:
    """Return a page of who vouched, in order; one more if more follow."""
    rows = Voucher.objects.filter(recognition=recognition).select_related("as_of", "by")
    return rows_on(rows.order_by("at", "id"), page, COUNT)


def is_vouched_for_by_support(recognition: Recognition) -> bool:
    """Say whether the network's support vouched."""
    return Voucher.objects.filter(recognition=recognition, as_of__kind=Community.Kind.NETWORK).exists()


def vouches_from(viewer: Any, recognition: Recognition, mine: list[Community]) -> list[Community]:
    """Return the communities this viewer may vouch from: of their own, and the network for its support."""
    if not viewer.is_signed_in or viewer.standing.is_member:
        return []
    said = set(Voucher.objects.filter(recognition=recognition).values_list("as_of", flat=True))
    whole = network()
    supports = whole is not None and may_vouch(viewer, recognition.community, whole)
    found = [*mine, *([whole] if whole is not None and supports else [])]
    return [one for one in found if one.pk not in said and one.pk != recognition.community_id]


def reaches_somebody(recognition: Recognition) -> bool:
    """Say whether anybody at all is asked whether they know a community's work."""
    people = asked.who_is_asked(asked.RECOGNITION, recognition.pk)
    inside = belonging(recognition.community_id).filter(person__in=people).values_list("person", flat=True)
    return bool(set(people) - set(inside))


def is_asked(viewer: Any, recognition: Recognition) -> bool:
    """Say whether this viewer is one of those who are asked whether they know a community's work."""
    if not viewer.is_signed_in:
        return False
    return asked.recognitions(viewer.pk, now()).filter(pk=recognition.pk).exists()
