"""Writing down who a community looks for, and what it asks."""

from collections.abc import Sequence

from django.db import transaction

from kith.base.kit.refusals import refuse
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.rooms.admissions.access import decides
from kith.rooms.admissions.actions.recording import record
from kith.rooms.admissions.models import Call
from kith.rooms.admissions.models.call import MOST_QUESTIONS, PARTS


@transaction.atomic
def write_call(
    community: Community,
    *,
    by: Person,
    questions: Sequence[dict[str, str]] = (),
    members_invite: bool = True,
    **parts: str,
) -> Call:
    """Replace a community's call. Who decides about joining may; where nobody does, any member.

    parts: words by the names of PARTS; those not given become empty. The same words again change nothing.
    """
    if community.kind == Community.Kind.NETWORK or not decides(by, community):
        raise refuse("not-allowed")
    call, _made = Call.objects.select_for_update().get_or_create(community=community)
    wanted = {name: parts.get(name, "") for name in PARTS}
    wanted |= {"questions": list(questions)[:MOST_QUESTIONS], "members_invite": members_invite}
    if wanted == {name: getattr(call, name) for name in wanted}:
        return call
    for name, value in wanted.items():
        setattr(call, name, value)
    call.save()
    record("call_changed", by, call, community, Audience.Level.COMMUNITY)
    return call
