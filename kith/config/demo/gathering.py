"""How the demo's people and communities come together, through the same actions as everyone's."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from kith.base.kit.clock import now
from kith.config.demo.communities import NETWORK
from kith.config.demo.dating import Calendar
from kith.config.demo.people import KEEPER, Part
from kith.config.demo.plan import CommunityPlan
from kith.config.demo.stage import Stage, Step
from kith.members.communities.actions.founding import found_community, found_network
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.serving import put_down
from kith.members.communities.models import Duty
from kith.members.people.actions.introducing import Introduction, introduce
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Person
from kith.rooms.forums.actions.opening import open_board

ARRIVING = timedelta(minutes=20)  # a person comes to the network so long before they join a community
SETTING_UP = timedelta(minutes=5)  # boards are opened so long after a community is founded


def network_steps(people: dict[str, Part], calendar: Calendar) -> Iterator[Step]:
    """Yield the founding of the network by its keeper, and of its boards."""
    begun = calendar.moment(NETWORK.begun)
    yield Step(begun, partial(_begin_network, keeper=people[KEEPER]))
    yield Step(begun + SETTING_UP, partial(_open_boards, plan=NETWORK))


def arrivals(plans: tuple[CommunityPlan, ...], calendar: Calendar) -> dict[str, datetime]:
    """Return when each person comes to the network, by tag: shortly before they first join a community."""
    first: dict[str, datetime] = {}
    for plan in plans:
        for tag, joined in {plan.founder: plan.begun, **plan.members}.items():
            moment = calendar.moment(joined) - ARRIVING
            first[tag] = min(moment, first.get(tag, moment))
    return {**first, KEEPER: calendar.moment(NETWORK.begun)}


def arrival_steps(people: dict[str, Part], arrived: dict[str, datetime]) -> Iterator[Step]:
    """Yield everybody's coming but the keeper's, who began the network."""
    for tag, moment in arrived.items():
        if tag != KEEPER:
            yield Step(moment, partial(_arrive, part=people[tag]))


def community_steps(plan: CommunityPlan, calendar: Calendar) -> Iterator[Step]:
    """Yield a community's founding, its boards, who joins and who leaves."""
    begun = calendar.moment(plan.begun)
    yield Step(begun, partial(_found, plan=plan))
    yield Step(begun + SETTING_UP, partial(_open_boards, plan=plan))
    for tag, joined in plan.members.items():
        yield Step(calendar.moment(joined), partial(_join, slug=plan.slug, tag=tag))
    for tag, when in plan.gone:
        yield Step(calendar.moment(when), partial(_leave, slug=plan.slug, tag=tag))


def _begin_network(stage: Stage, keeper: Part) -> None:
    network, _ = found_network(name=NETWORK.name, admin_email=keeper.address, admin_name=keeper.name)
    # No action says what the network is for: its keeper's settings will.
    network.domain_statement, network.practice_scope = NETWORK.domain, NETWORK.practice
    network.norms, network.glaze, network.motif = NETWORK.norms, NETWORK.glaze, NETWORK.motif
    network.save()
    stage.communities[NETWORK.slug] = network
    _introduce(stage, keeper)


def _arrive(stage: Stage, part: Part) -> None:
    person = _introduce(stage, part)
    admit(stage.communities[NETWORK.slug], person, by=person)


def _introduce(stage: Stage, part: Part) -> Person:
    person = person_at(part.address, name=part.name, verified=True)
    introduce(Introduction(part.name, part.pointer, person.zone, person.language), by=person)
    stage.people[part.tag] = person
    return person


def _found(stage: Stage, plan: CommunityPlan) -> None:
    founder = stage.people[plan.founder]
    community = found_community(
        name=plan.name,
        by=founder,
        slug=plan.slug,
        domain_statement=plan.domain,
        practice_scope=plan.practice,
        norms=plan.norms,
        glaze=plan.glaze,
        motif=plan.motif,
        admission_mode=plan.admission,
        founded_at=now(),
    )
    if plan.on_its_own:
        put_down(community, Duty.Kind.CONVENOR, by=founder)
    stage.communities[plan.slug] = community


def _open_boards(stage: Stage, plan: CommunityPlan) -> None:
    community, founder = stage.communities[plan.slug], stage.people[plan.founder]
    for board in plan.boards:
        stage.boards[plan.slug, board.slug] = open_board(
            community, by=founder, name=board.name, slug=board.slug, about=board.about, level=board.level
        )


def _join(stage: Stage, slug: str, tag: str) -> None:
    admit(stage.communities[slug], stage.people[tag], by=stage.people[tag])


def _leave(stage: Stage, slug: str, tag: str) -> None:
    leave(stage.communities[slug], by=stage.people[tag])
