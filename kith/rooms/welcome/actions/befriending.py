"""Friends: those who moved on, listed where they agree; and whether they may read on."""

from django.db import transaction

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.access import belonging
from kith.members.communities.actions.amending import let_alumni_read
from kith.members.communities.looking_after import is_the_last, looks_after, speaks_for
from kith.members.communities.models import Audience, Community, Membership
from kith.members.people.models import Person
from kith.rooms.welcome.actions.recording import record
from kith.rooms.welcome.models import Friend, ReadingWish


@transaction.atomic
def be_listed(community: Community, *, by: Person, listed: bool) -> None:
    """Put an alumnus on the list of friends, or take them off it, as they say. Twice changes nothing."""
    rows = Membership.objects.select_for_update()
    held = rows.filter(community=community, person=by, state=Membership.State.ALUMNI).first()
    if held is None:
        raise refuse("not-allowed")
    if listed:
        made, is_new = Friend.objects.get_or_create(membership=held, defaults={"community": community})
        if is_new:
            record("listed_friend", by, made, community)
        return
    gone = Friend.objects.filter(membership=held).first()
    if gone is not None:
        record("unlisted_friend", by, gone, community)
        gone.delete()


@transaction.atomic
def change_reading(community: Community, *, by: Person, reads: bool) -> bool:
    """Let friends read on, or not any more; says whether it is so now.

    Whoever looks after the community decides alone; where nobody does, two members who wish the same do.
    Wishing for what is so takes an earlier wish back.
    """
    held = Community.objects.select_for_update().get(pk=community.pk)
    if held.kind == Community.Kind.NETWORK or not may_wish(by, held):
        raise refuse("not-allowed")
    if held.alumni_read == reads:
        ReadingWish.objects.filter(community=held, by=by).delete()
    elif looks_after(by, held) or is_the_last(by, held):
        _change(held, reads, by)
    else:
        _wish(held, reads, by)
    return held.alumni_read == reads


def may_wish(person: Person, community: Community) -> bool:
    """Say whether the person has a say in it: who looks after the community, else every member."""
    return speaks_for(person, community)


def _wish(community: Community, reads: bool, by: Person) -> None:
    wish, is_new = ReadingWish.objects.update_or_create(
        community=community, by=by, defaults={"reads": reads, "at": now()}
    )
    if is_new:
        record("wished_reading", by, wish, community, Audience.Level.COMMUNITY)
    members = belonging(community).values("person")
    others = ReadingWish.objects.filter(community=community, reads=reads, by__in=members).exclude(by=by)
    if others.exists():
        _change(community, reads, by)


def _change(community: Community, reads: bool, by: Person) -> None:
    let_alumni_read(community, reads, by=by)
    ReadingWish.objects.filter(community=community).delete()
