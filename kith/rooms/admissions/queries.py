"""What other floors and this room's pages read of joining."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Prefetch, Q

from kith.base.kit.clock import now
from kith.base.kit.ids import is_key
from kith.base.kit.leaves import rows_on
from kith.members.communities.access import belonging
from kith.members.communities.models import Community
from kith.members.communities.words import paragraphs
from kith.members.people.models import Address, Person
from kith.members.people.queries import Face
from kith.members.people.tokens import hashed
from kith.rooms.admissions import access
from kith.rooms.admissions.models import Application, Call, Invitation, Mailbox, ModeChange, Reply, Say, Wish
from kith.rooms.admissions.models.call import PARTS
from kith.rooms.admissions.standing import Begun, begun
from kith.rooms.admissions.words import HEADINGS

__all__ = ["Begun", "begun"]

COUNT = 30  # of a page
_State = Application.State


def call_of(community: Community) -> Call:
    """Return a community's call; an empty one, not saved, where nobody has written any."""
    return Call.objects.filter(community=community).first() or Call(community=community)


def call_told(call: Call) -> list[tuple[Any, list[str]]]:
    """Return the parts of a call that say something, each with its heading, as paragraphs."""
    told = [(HEADINGS[name], getattr(call, name)) for name in PARTS]
    return [(heading, paragraphs(words)) for heading, words in told if words]


def holders(community: Community) -> list[Person]:
    """Return those who decide alone about joining, A to Z."""
    return list(access.holders(community)[:20])


def each_member_invites(community: Community) -> bool:
    """Say whether any member may invite by themselves."""
    return access.members_invite(community)


def may_decide(viewer: Any) -> bool:
    """Say whether the viewer decides about joining the community they look at."""
    standing = viewer.standing
    if standing is None or not standing.is_member or standing.community.kind == Community.Kind.NETWORK:
        return False
    return bool(standing.duties & set(access.DECIDING)) or access.nobody_holds(standing.community)


def has_to_do_with_joining(viewer: Any) -> bool:
    """Say whether the viewer is offered the page about joining in the navigation.

    Members of an open community where nobody holds a duty find it on their About page instead: that costs
    every other page no statement.
    """
    standing = viewer.standing
    if standing is None or not standing.is_member:
        return False
    if standing.duties & set(access.DECIDING):
        return standing.community.kind != Community.Kind.NETWORK
    is_open = standing.community.admission_mode == Community.Admission.OPEN
    return not is_open and access.nobody_holds(standing.community)


@dataclass(slots=True)
class Request:
    """A request as those who may read it see it. says: what was answered so far, or what decided it."""

    application: Application
    face: Face
    says: list[Say]
    draft: dict[str, str] = field(default_factory=dict)

    @property
    def deciders(self) -> list[Person]:
        return [say.by for say in self.says if say.counted]


def waiting(viewer: Any, community: Community, page: int = 1) -> list[Request]:
    """Return a page of the requests that wait for an answer, as this viewer may read them, the oldest first;
    one more if more follow."""
    rows = _requests(viewer).filter(community=community, state=_State.APPLIED).exclude(person=viewer.pk)
    return [_request(row) for row in rows_on(rows.order_by("applied_at", "id"), page, COUNT)]


def answered(viewer: Any, community: Community, page: int = 1) -> list[Request]:
    """Return a page of the requests answered, as this viewer may read them, the last first; one more if more
    follow."""
    done = (_State.APPROVED, _State.DECLINED)
    rows = _requests(viewer).filter(community=community, state__in=done).exclude(person=viewer.pk)
    return [_request(row) for row in rows_on(rows.order_by("-decided_at", "-id"), page, COUNT)]


def request_with(key: str, viewer: Any, community: Community) -> Application | None:
    """Return a request by its key if this viewer may read it."""
    if not is_key(key):
        return None
    return _requests(viewer).filter(community=community, key=key).first()


def my_request(viewer: Any, community: Community) -> Request | None:
    """Return the viewer's own latest request to join."""
    mine = _requests(viewer).filter(community=community, person=viewer.pk)
    row = mine.order_by("-applied_at", "-id").first()
    return _request(row) if row else None


def is_read_by_nobody(application: Application) -> bool:
    """Say whether those who were to read a waiting request hold no duty any more."""
    waits = application.state == _State.APPLIED and not application.open_to_members
    return waits and access.nobody_holds(application.community_id)


def _requests(viewer: Any):
    said = Prefetch("says", Say.objects.select_related("by").order_by("at", "id"))
    return access.applications_visible_to(viewer).select_related("person", "community").prefetch_related(said)


def _request(row: Application) -> Request:
    return Request(row, Face.of(row.person), list(row.says.all()))


def one_more_needed(community: Community) -> bool:
    """Say whether it takes a second member to decide here."""
    return access.nobody_holds(community) and access.how_many_decide(community) > 1


def wishes(community: Community) -> list[Wish]:
    """Return which members would like people to come in another way, the first first.

    One for each way at most: the equal wish of a second makes it so, and all are gone.
    """
    rows = Wish.objects.filter(community=community, by__in=belonging(community).values("person"))
    firsts: dict[str, Wish] = {}
    for wish in rows.select_related("by").order_by("at", "id"):
        firsts.setdefault(wish.mode, wish)
    return list(firsts.values())


def changes(community: Community, page: int = 1) -> list[ModeChange]:
    """Return a page of the changes of who may join, the last first; one more if more follow."""
    rows = ModeChange.objects.filter(community=community).select_related("by", "seconded_by")
    return rows_on(rows.order_by("-at", "-id"), page, COUNT)


def invitations_by(viewer: Any, community: Community, page: int = 1) -> list[Invitation]:
    """Return a page of what the viewer sent here, the newest first, each with `came` and `said_no` (how
    many); one more if more follow."""
    return rows_on(_sent(community).filter(by=viewer.pk).order_by("-made_at", "-id"), page, COUNT)


def proposed_to(viewer: Any, community: Community, page: int = 1) -> list[Invitation]:
    """Return a page of the invitations of others that wait for a second member, where the viewer may be that;
    one more if more follow."""
    if not access.decides(viewer, community):
        return []
    waiting = _sent(community).filter(state=Invitation.State.PROPOSED).exclude(by=viewer.pk)
    return rows_on(waiting.select_related("by").order_by("made_at", "id"), page, COUNT)


def invitation_with(key: str, viewer: Any, community: Community) -> Invitation | None:
    """Return an invitation by its key: one of the viewer's own, or one that waits for a second member."""
    if not is_key(key):
        return None
    mine = Q(by=viewer.pk)
    if access.decides(viewer, community):
        mine |= Q(state=Invitation.State.PROPOSED)
    return _sent(community).filter(mine, key=key).select_related("by", "community").first()


def may_invite(viewer: Any, community: Community) -> bool:
    """Say whether the viewer may invite, alone or with a second member."""
    return access.may_invite(viewer, community)


def invites_alone(viewer: Any, community: Community) -> bool:
    """Say whether what the viewer sends needs no second member."""
    return access.invites_alone(viewer, community)


def _sent(community: Community):
    counted = {
        "came": Count("replies", filter=Q(replies__answer=Reply.Answer.ACCEPTED)),
        "said_no": Count("replies", filter=Q(replies__answer=Reply.Answer.DECLINED)),
    }
    return Invitation.objects.filter(community=community).annotate(**counted)


def invitation_behind(token: str) -> Invitation | None:
    """Return the open invitation behind a link that is not used up, or None."""
    live = _live().filter(token_hash=hashed(token))
    return live.select_related("by", "community").first()


def invitations_for(viewer: Any, page: int = 1) -> list[Invitation]:
    """Return a page of the open invitations to addresses that the viewer has proved, the newest first; one
    more if more follow."""
    proved = Address.objects.filter(person=viewer.pk).proved().values_list("address", flat=True)
    to_them = Q(pk=None)
    for address in list(proved)[:20]:
        to_them |= Q(address__iexact=address)
    rows = _live().filter(to_them, said_no=0).select_related("by", "community")
    return rows_on(rows.order_by("-sent_at", "-id"), page, COUNT)


def _live():
    rows = Invitation.objects.filter(state=Invitation.State.OPEN, expires_at__gt=now())
    rows = rows.annotate(
        came=Count("replies", filter=Q(replies__answer=Reply.Answer.ACCEPTED)),
        said_no=Count("replies", filter=Q(replies__answer=Reply.Answer.DECLINED)),
    )
    return rows.filter(came__lt=F("uses"))


def is_known_mailbox(token: str) -> bool:
    """Say whether a link to stop letters is one that we wrote."""
    return Mailbox.objects.filter(address_hash=hashed(token)).exists()
