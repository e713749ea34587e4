"""What is asked of whom: a yes to a tie, a word on what a group becomes, whether one knows another's work.

The rule in both directions: what a person is asked now (by id and moment), and who may be asked of one thing.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.members.communities.access import belonging
from kith.members.communities.looking_after import LOOKS_AFTER, answers_in, asked_in
from kith.members.communities.models import Community, Duty, GroupMembership, Membership
from kith.members.people.models import Person
from kith.rooms.kinship.access import people_in
from kith.rooms.kinship.models import (
    Abstention,
    Emergence,
    EmergenceAnswer,
    Recognition,
    Relation,
    RelationStep,
    Voucher,
)

TIE, EMERGENCE, RECOGNITION = "tie", "emergence", "recognition"
# Whose word for the network is enough to recognise a community.
SUPPORTS = (Duty.Kind.SUPPORT, Duty.Kind.ADMINISTRATOR)
_supporting = Duty.objects.filter(kind__in=SUPPORTS, community__kind=Community.Kind.NETWORK, until=None)


def ties(person: int, moment: datetime) -> QuerySet[Relation]:
    """Return the proposals to be tied that wait for this person's yes."""
    rows = Relation.objects.filter(other__in=answers_in(person, moment), state=Relation.State.PROPOSED)
    steps = RelationStep.objects.filter(relation=OuterRef("pk"), by=person)
    # Who proposed it says yes only where their word is enough.
    alone = Duty.objects.filter(person=person, community=OuterRef("other"), kind__in=LOOKS_AFTER, until=None)
    proposed = Exists(steps.filter(kind=RelationStep.Kind.PROPOSED)) & ~Exists(alone)
    return rows.exclude(Exists(steps.filter(kind=RelationStep.Kind.YES))).exclude(proposed)


def emergences(person: int, moment: datetime) -> QuerySet[Emergence]:
    """Return the proposals in this person's groups to which they have said nothing yet."""
    mine = GroupMembership.objects.filter(person=person, until=None).values("group")
    said = EmergenceAnswer.objects.filter(emergence=OuterRef("pk"), person=person)
    rows = Emergence.objects.filter(~Exists(said), group__in=mine, founded=None, let_go_at=None)
    return rows.filter(community__in=asked_in(person, moment))


def recognitions(person: int, moment: datetime, community: int | None = None) -> QuerySet[Recognition]:
    """Return the communities' askings to be recognised that this person is asked about: as one who answers
    for a community that has to do with them, or as one of the network's support.

    community: only what they are asked as one who answers for that one. Nobody is asked about their own, nor
    again once they would rather not say.
    """
    asked = Q(Exists(knowing(person, moment, community)))
    if community is None:
        asked |= Q(Exists(_supporting.filter(person=person)))
    inside = Membership.objects.filter(
        community=OuterRef("community"), person=person, state__in=Membership.BELONGING
    )
    abstained = Abstention.objects.filter(recognition=OuterRef("pk"), person=person)
    return Recognition.objects.filter(asked, ~Exists(inside), ~Exists(abstained), recognised_at=None)


def knowing(person: int, moment: datetime, community: int | None = None) -> QuerySet[Community]:
    """Return, for a subquery of an asking to be recognised, the communities that this person answers for,
    that have to do with who asks, and that have not vouched."""
    ours, theirs = OuterRef("pk"), OuterRef(OuterRef("community"))
    between = Q(community=ours, other=theirs) | Q(community=theirs, other=ours)
    vouched = Voucher.objects.filter(as_of=ours, recognition=OuterRef(OuterRef("pk")))
    tied = Relation.objects.filter(between, state=Relation.State.STANDING)
    here = answers_in(person, moment)
    if community is not None:
        here = here.filter(pk=community)
    return here.filter(Exists(tied), ~Exists(vouched))


def who_is_asked(what: str, thing: int) -> list[int]:
    """Return who may be asked about a thing (ids): each is asked again what waits for them."""
    people = Person.objects.present()
    if what == EMERGENCE:
        inside = [people_in(row.group) for row in Emergence.objects.filter(pk=thing).select_related("group")]
        found = Q(pk__in=inside[0].values("person")) if inside else Q(pk=None)
    elif what == TIE:
        found = _who_answers_for(list(Relation.objects.filter(pk=thing).values_list("other", flat=True)))
    else:
        asking = Recognition.objects.filter(pk=thing).values_list("community", flat=True)
        found = Q(pk__in=_supporting.values("person")) | _who_answers_for(_tied_to(list(asking)))
    return list(people.filter(found).order_by("pk").values_list("pk", flat=True))


def _tied_to(communities: list[int]) -> list[int]:
    standing = Relation.objects.filter(state=Relation.State.STANDING)
    either = standing.filter(Q(community__in=communities) | Q(other__in=communities))
    return sorted({pk for two in either.values_list("community", "other") for pk in two} - set(communities))


def _who_answers_for(communities: list[int]) -> Q:
    found = Q(pk=None)
    for community in communities:
        held = Duty.objects.filter(community=community, kind__in=LOOKS_AFTER, until=None)
        people = held if held.exists() else belonging(community)
        found |= Q(pk__in=people.values("person"))
    return found
