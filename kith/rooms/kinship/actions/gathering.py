"""Smaller groups: formed by any member, joined in one tap or by asking, left in one."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.lines import fitting, one_line, shows
from kith.base.kit.refusals import refuse
from kith.members.communities.access import is_member
from kith.members.communities.actions import grouping
from kith.members.communities.audiences import audience_of_group
from kith.members.communities.models import Community, Group
from kith.members.people.models import Person
from kith.rooms.kinship.access import is_in, may_form, people_in
from kith.rooms.kinship.actions.recording import record
from kith.rooms.kinship.models import Asking, Circle
from kith.rooms.kinship.models.circle import MAX_REASON
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Thread

_State = Asking.State
MAX_NAME, MAX_PURPOSE = 80, 280


@transaction.atomic
def form(
    community: Community, *, by: Person, name: str, purpose: str, entry: str = Circle.Entry.OPEN
) -> Group:
    """Form a smaller group, with `by` in it; any member may. The same form sent again returns its group.

    Raises Refusal "not-allowed", or "bad-request" for no name, no purpose, or a name that is taken here.
    """
    name, purpose = one_line(name), one_line(purpose)
    typed = {"name": name, "purpose": purpose}
    if not may_form(by, community):
        raise refuse("not-allowed", typed=typed)
    if not shows(name) or not shows(purpose) or len(name) > MAX_NAME or len(purpose) > MAX_PURPOSE:
        happened = _("Give it a short name, and a sentence on what it is for.")
        raise refuse("bad-request", happened=happened, typed=typed)
    Community.objects.select_for_update().get(pk=community.pk)
    there = _namesake(community, name)
    if there is not None:
        if there.formed_by_id == by.pk and there.purpose == purpose:
            return there
        raise refuse(
            "bad-request",
            status=409,
            happened=_("There is a group of that name already."),
            next=_("Join it, or give yours another name."),
            typed=typed,
        )
    group = grouping.form_group(community, Group.Kind.SUBGROUP, [by], by=by, name=name, purpose=purpose)
    Circle.objects.create(community=community, group=group, entry=entry)
    record("group_formed", by, group, community)
    return group


@transaction.atomic
def join(group: Group, *, by: Person, reason: str = "") -> Asking | None:
    """Join a group, or ask to where its people want to be asked; in it already, it changes nothing.

    Returns what waits for an answer, or None. Where nobody is left to ask, whoever comes is in. Raises
    Refusal.
    """
    circle = _circle(group)
    if not is_member(by, circle.community):
        raise refuse("not-allowed", typed={"reason": reason})
    if is_in(by, group):
        return None
    if circle.entry == Circle.Entry.OPEN or not people_in(group).exists():
        grouping.join_group(group, by)
        _close(circle, by, _State.WELCOMED, by)
        return None
    return _ask(circle, by, fitting(reason, MAX_REASON, "reason"))


@transaction.atomic
def leave(group: Group, *, by: Person) -> None:
    """Leave a group, or take back that one asked; neither of both, it changes nothing."""
    circle = _circle(group)
    grouping.leave_group(group, by)
    _close(circle, by, _State.WITHDRAWN, by)


@transaction.atomic
def answer(asking: Asking, *, by: Person, welcome: bool) -> Asking:
    """Answer somebody who asked; anyone in the group does. Answered so already, it changes nothing.

    Raises Refusal "changed-meanwhile" where somebody else answered otherwise, or it was taken back.
    """
    circle = _circle(asking.circle.group)
    held = Asking.objects.select_for_update(of=("self",)).select_related("person").get(pk=asking.pk)
    wanted = _State.WELCOMED if welcome else _State.NOT_NOW
    if not is_in(by, circle.group):
        raise refuse("not-allowed")
    if held.state == wanted:
        return held
    if held.state != _State.ASKED:
        raise refuse("changed-meanwhile", happened=_("This was answered, or taken back, in the meantime."))
    if welcome:
        if not is_member(held.person, circle.community):
            raise refuse("changed-meanwhile", happened=_("They don’t belong to the community any more."))
        grouping.join_group(circle.group, held.person)
    _close(circle, held.person, wanted, by)
    record("group_answered", by, circle.group, circle.community)
    held.refresh_from_db()
    return held


@transaction.atomic
def start_conversation(
    group: Group, *, by: Person, title: str, source: str, kind: str = Thread.Kind.DISCUSSION, once: str = ""
) -> Thread:
    """Start a conversation in a group, which its people alone read. Raises Refusal."""
    # Held, so that a group that becomes a community meanwhile leaves none of its conversations behind.
    group = _circle(group).group
    if not is_in(by, group):
        raise refuse("not-allowed", typed={"title": title, "source": source})
    audience = audience_of_group(group)
    return start(group, by=by, title=title, source=source, kind=kind, once=once or None, audience=audience)


def _namesake(community: Community, name: str) -> Group | None:
    rows = Group.objects.filter(community=community, kind=Group.Kind.SUBGROUP, name__iexact=name)
    return rows.first()


def _circle(group: Group) -> Circle:
    """Return how people come in, held: joining, leaving and answering take turns."""
    if group.kind != Group.Kind.SUBGROUP:
        raise refuse("not-found")
    Circle.objects.get_or_create(group=group, defaults={"community_id": group.community_id})
    Circle.objects.select_for_update().get(group=group)
    # Read anew: while we waited, the group may have become a community.
    return Circle.objects.select_related("group__community", "community").get(group=group)


def _ask(circle: Circle, by: Person, reason: str) -> Asking:
    asked, made = Asking.objects.get_or_create(
        circle=circle,
        person=by,
        state=_State.ASKED,
        defaults={"community_id": circle.community_id, "reason": reason},
    )
    if made:
        record("group_asked", by, circle.group, circle.community, "author")
    return asked


def _close(circle: Circle, person: Person, state: str, by: Person) -> None:
    waiting = Asking.objects.filter(circle=circle, person=person, state=_State.ASKED)
    waiting.update(state=state, answered_at=now(), answered_by=by)
