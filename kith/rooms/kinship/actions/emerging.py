"""A smaller group becomes a community of its own, when the group says yes; its history comes along."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.lines import one_line, shows
from kith.base.kit.refusals import refuse
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.members.communities.models import Audience, Community, Group
from kith.members.people.models import Person
from kith.rooms.kinship.access import is_in, may_begin, may_come_along, people_in
from kith.rooms.kinship.actions.recording import record, record_in_group
from kith.rooms.kinship.actions.relating import stand
from kith.rooms.kinship.asked import EMERGENCE
from kith.rooms.kinship.jobs import tell_of, tell_outcome
from kith.rooms.kinship.models import (
    Asking,
    Circle,
    Emergence,
    EmergenceAnswer,
    Relation,
    RelationStep,
)
from kith.services.conversations.actions.moving import follow

_Answer = EmergenceAnswer.Answer
MAX_NAME, MAX_DOMAIN = 80, 280


@transaction.atomic
def propose(group: Group, *, by: Person, name: str, domain_statement: str) -> Emergence:
    """Propose that a group becomes a community; anyone in it may, and says yes by it.

    Proposed already, it changes nothing. Raises Refusal.
    """
    name, domain_statement = one_line(name), one_line(domain_statement)
    typed = {"name": name, "domain_statement": domain_statement}
    if not is_in(by, group):
        raise refuse("not-allowed", typed=typed)
    if not (shows(name) and shows(domain_statement)):
        happened = _("It needs a name, and a sentence on what you all care about.")
        raise refuse("bad-request", happened=happened, typed=typed)
    if len(name) > MAX_NAME or len(domain_statement) > MAX_DOMAIN:
        raise refuse("bad-request", happened=_("That’s a long one. Say it shorter."), typed=typed)
    emergence, made = Emergence.objects.get_or_create(
        group=group,
        let_go_at=None,
        defaults={"community_id": group.community_id, "proposed_by": by, **typed},
    )
    if made:
        record_in_group("community_proposed", by, emergence, group)
        answer(emergence, by=by, says=_Answer.YES)
        tell_of.later(what=EMERGENCE, thing_id=emergence.pk)
    return emergence


@transaction.atomic
def answer(emergence: Emergence, *, by: Person, says: str) -> EmergenceAnswer:
    """Say for oneself whether one is in, or asks to wait; said anew, the last word stands. Raises Refusal."""
    held = _held(emergence)
    if says not in _Answer.values:
        raise refuse("bad-request")
    if not is_in(by, held.group):
        raise refuse("not-allowed")
    made, _new = EmergenceAnswer.objects.update_or_create(
        emergence=held,
        person=by,
        defaults={"community_id": held.community_id, "answer": says, "at": now()},
    )
    record_in_group("community_answered", by, held, held.group)
    return made


@transaction.atomic
def let_go(emergence: Emergence, *, by: Person) -> Emergence:
    """Let a proposal go: whoever made it, or anyone in the group where they are in it no more."""
    held = _held(emergence)
    left = held.proposed_by is None or not is_in(held.proposed_by, held.group)
    if by.pk != held.proposed_by_id and not (left and is_in(by, held.group)):
        raise refuse("not-allowed")
    held.let_go_at = now()
    held.save(update_fields=["let_go_at"])
    record_in_group("community_let_go", by, held, held.group)
    _tell_outcome(held, by)
    return held


@transaction.atomic
def begin(emergence: Emergence, *, by: Person) -> Community:
    """Found the community, bring everybody in who said yes, and let the group come along as it is.

    What was said in the group keeps its readers: the group's people, of whom those who follow later read on
    from then. Begun already, it returns what was founded. Raises Refusal.
    """
    held = _lock(emergence)
    if held.founded is not None:
        return held.founded
    if not may_begin(by, held):
        raise refuse("not-allowed", happened=_("This can’t begin yet, or not by you."))
    inside = list(people_in(held.group).values_list("person", flat=True))
    community = _found(held, by)
    said_yes = held.answers.filter(answer=_Answer.YES, person__in=inside).select_related("person")
    for each in said_yes.order_by("at", "id"):
        admit(community, each.person, by=by)
    _bring(held.group, community, by)
    _relate(community, held.community, by)
    held.founded, held.founded_at = community, now()
    held.save(update_fields=["founded", "founded_at"])
    for side in (held.community, community):
        record("community_emerged", by, held, side, Audience.Level.PUBLIC)
    _tell_outcome(held, by)
    return community


@transaction.atomic
def come_along(emergence: Emergence, *, by: Person) -> None:
    """Follow a group one was in into the community it became. In it already, it changes nothing."""
    held = _lock(emergence)
    if held.founded is not None and held.founded.memberships.filter(person=by, state="active").exists():
        return
    if held.founded is None or not may_come_along(by, held):
        raise refuse("not-allowed")
    admit(held.founded, by, by=by)
    record("came_along", by, held, held.founded)


def _tell_outcome(held: Emergence, by: Person) -> None:
    if held.proposed_by_id not in (None, by.pk):
        tell_outcome.later(person_id=held.proposed_by_id, what=EMERGENCE, thing_id=held.pk)


def _found(emergence: Emergence, by: Person) -> Community:
    wishes = {"name": emergence.name, "domain_statement": emergence.domain_statement}
    parent = emergence.community
    try:
        with transaction.atomic():
            return found_community(by=by, admission_mode=parent.admission_mode, zone=parent.zone, **wishes)
    except IntegrityError:
        raise refuse(
            "bad-request",
            status=409,
            happened=_("Another community has that name by now."),
            next=_("Let this proposal go, and propose it anew with another name."),
            typed=wishes,
        ) from None


def _bring(group: Group, community: Community, by: Person) -> None:
    """Move a group, with its audience and conversations; people ask before they come into it from now on."""
    Circle.objects.select_for_update().filter(group=group).first()
    group.community = community
    group.save(update_fields=["community"])
    group.audiences.update(community=community)
    follow(group, community, by=by)
    Circle.objects.update_or_create(
        group=group, defaults={"community": community, "entry": Circle.Entry.ASKING}
    )
    Asking.objects.filter(circle__group=group).update(community=community)
    waiting = Asking.objects.filter(circle__group=group, state=Asking.State.ASKED)
    waiting.update(state=Asking.State.WITHDRAWN, answered_at=now())


def _relate(community: Community, parent: Community, by: Person) -> None:
    relation = Relation.objects.create(
        community=community,
        other=parent,
        kind=Relation.Kind.GREW_OUT_OF,
        sentence=community.domain_statement,
    )
    for kind in (RelationStep.Kind.PROPOSED, RelationStep.Kind.YES):
        RelationStep.objects.create(community=community, relation=relation, kind=kind, by=by)
    stand(relation, by)


def _held(emergence: Emergence) -> Emergence:
    held = _lock(emergence)
    if not held.is_open:
        raise refuse("changed-meanwhile", happened=_("This went ahead, or was let go, in the meantime."))
    return held


def _lock(emergence: Emergence) -> Emergence:
    """Hold a proposal, then read what it leads to: while we waited, another may have founded it."""
    Emergence.objects.select_for_update().get(pk=emergence.pk)
    held = Emergence.objects.select_related("group__community", "community", "founded", "proposed_by")
    return held.get(pk=emergence.pk)
