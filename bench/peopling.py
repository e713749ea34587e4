"""The people of the data set and where they belong."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bench import longboard, shape
from bench.shape import Plan, Size


def people(names: Sequence[str], end: datetime) -> list:
    """Return a new person for each name, all of them claimed."""
    from kith.members.people.models import Address, Person
    from kith.members.people.names import sort_name

    arrived = end - timedelta(days=shape.DAYS + 1)
    made = Person.objects.bulk_create(
        [Person(name=name, sort_name=sort_name(name), created_at=arrived) for name in names], batch_size=500
    )
    addresses = [
        Address(person=person, address=f"p{number}@bench.example", verified_at=arrived)
        for number, person in enumerate(made)
    ]
    Address.objects.bulk_create(addresses, batch_size=500)
    return made


def communities(size: Size, plan: Plan, people: list, end: datetime) -> list:
    """Return the boards, BOARDS_EACH of each community: one that is public, one for its members."""
    from kith.members.communities.actions.founding import found_network
    from kith.members.communities.models import Audience, Community

    network, _admin = found_network(name="Bench", admin_email="admin@bench.example")
    _join(network, people, end)
    boards = []
    for number, members in enumerate(plan.members):
        boards += _community(
            f"Community {number + 1}",
            slug(number),
            Community.GLAZES[number % len(Community.GLAZES)],
            [people[member] for member in members],
            (("open", Audience.Level.PUBLIC), ("members", Audience.Level.COMMUNITY)),
            end,
        )
    return boards


def beside(plan: Plan, people: list, end: datetime) -> list:
    """Return the boards of the community that has a short one and a long one."""
    from kith.members.communities.models import Audience, Community

    members = [people[member] for member in plan.members[0]]
    boards = [(name, Audience.Level.COMMUNITY) for name in longboard.BOARDS]
    return _community("Long and short", longboard.SLUG, Community.GLAZES[0], members, boards, end)


def _community(name: str, slug: str, glaze: str, members: list, boards: Iterable, end: datetime) -> list:
    from kith.members.communities.actions.founding import found_community
    from kith.rooms.forums.actions.opening import open_board
    from kith.services.moderation.models import Lift

    convenor = members[0]
    community = found_community(
        name=name,
        slug=slug,
        by=convenor,
        domain_statement="What we measure, and how we know.",
        glaze=glaze,
        founded_at=end - timedelta(days=shape.DAYS + 1),
    )
    _join(community, members[1:], end)
    # What is measured is writing, not being asked to pause.
    Lift.objects.create(community=community, until=end + timedelta(days=3650))
    return [
        open_board(community, by=convenor, name=board.capitalize(), slug=board, level=level)
        for board, level in boards
    ]


def slug(community: int) -> str:
    """Return the address of a community by its number."""
    return f"community-{community + 1}"


def number(slug: str) -> int:
    """Return the number of a community by its address."""
    return int(slug.rpartition("-")[2]) - 1


def _join(community, people: list, end: datetime) -> None:
    from django.db import transaction

    from kith.base.kit import ledger
    from kith.members.communities.audiences import audience_of
    from kith.members.communities.models import Audience, Membership, Transition

    audience = audience_of(community, Audience.Level.COMMUNITY)
    with transaction.atomic():
        joined = [
            Membership(community=community, person=person, state="active", joined_at=_day(end, number))
            for number, person in enumerate(people)
        ]
        joined = Membership.objects.bulk_create(joined, batch_size=500)
        Transition.objects.bulk_create(
            [
                Transition(
                    community=community, membership=row, state=row.state, by=row.person, at=row.joined_at
                )
                for row in joined
            ],
            batch_size=500,
        )
        happenings = [
            ledger.happening("communities.joined", row.person, row, audience=audience.pk, at=row.joined_at)
            for row in joined
        ]
        ledger.record(*happenings)


def _day(end: datetime, number: int) -> datetime:
    return end - timedelta(days=shape.DAYS * (1 - number % 100 / 100), minutes=number)
