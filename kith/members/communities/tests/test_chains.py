"""Whatever people do in turn, nobody ends up with more than somebody could give them (TRUST A10)."""

import random
from typing import Any

import pytest
from django.db import transaction

from kith.base.kit.refusals import Refusal
from kith.members.communities.access import is_member
from kith.members.communities.actions.joining import join, leave
from kith.members.communities.actions.pausing import come_back, pause
from kith.members.communities.actions.removing import appeal, ask_to_leave, decide, drop, second
from kith.members.communities.actions.serving import agree, answer, offer_duty, put_down, stand, take_back
from kith.members.communities.looking_after import GIVES, GIVES_FOR_THE_NETWORK
from kith.members.communities.models import (
    Duty,
    DutyOffer,
    GroupMembership,
    Membership,
    Removal,
    Transition,
)
from kith.members.communities.stepping import take
from tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db

STEPS = 2_500
Held = set[tuple[int, int, str]]


class Chain:
    """Takes random steps, each as anyone, whether they may or not."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.by_chance = random.Random(seed)
        self.people = [person for person in cast.everyone().values() if person]
        self.places = [cast.weavers, cast.potters, cast.network]
        self.done: dict[str, int] = {}

    def step(self) -> tuple[str, int, Any]:
        """Take one; returns what was tried, by whom, on what."""
        pick = self.by_chance.choice
        by, whom, place = pick(self.people), pick(self.people), pick(self.places)
        act, on = pick(self._acts(by, whom, place))
        try:
            with transaction.atomic():
                act()
            self.done[on[0]] = self.done.get(on[0], 0) + 1
        except Refusal:
            pass
        return on[0], by.pk, on[1]

    def _acts(self, by, whom, place) -> list:
        pick, kind = self.by_chance.choice, self.by_chance.choice(Duty.Kind.values)
        offer = pick(list(DutyOffer.objects.order_by("-pk")[:4]) or [None])
        removal = pick(list(Removal.objects.order_by("-pk")[:4]) or [None])
        own = place if place is not self.places[2] else self.places[0]
        acts = [
            (lambda: join(own, by=by), ("join", None)),
            (lambda: join(own, by=by), ("join", None)),
            (lambda: leave(own, by=by), ("leave", None)),
            (lambda: take("alumnus", own, by=by), ("alumnus", None)),
            (lambda: pause(place, by=by), ("pause", None)),
            (lambda: come_back(place, by=by), ("back", None)),
            (lambda: offer_duty(place, whom, kind, by=by, hands_over=pick([True, False])), ("offer", None)),
            (lambda: stand(place, by=by), ("stand", place.pk)),
            (lambda: put_down(place, kind, by=by), ("put down", None)),
            (lambda: ask_to_leave(place, whom, by=by, reason="For what was said."), ("ask", None)),
        ]
        if offer:
            for said in (True, False):
                acts.append((lambda said=said: answer(offer, by=by, takes=said), ("answer", offer)))
            acts += [(lambda: agree(offer, by=by), ("agree", offer))]
            acts += [(lambda: take_back(offer, by=by), ("take back", offer))]
        if removal:
            acts += [
                (lambda: second(removal, by=by), ("second", None)),
                (lambda: drop(removal, by=by), ("drop", None)),
                (lambda: appeal(removal, by=removal.person, words="Please look."), ("appeal", None)),
                (lambda: decide(removal, by=by, overturn=pick([True, False]), words="So."), ("decide", None)),
            ]
        return acts


def held_now() -> Held:
    return set(Duty.objects.filter(until=None).values_list("community", "person", "kind"))


def gives(before: Held, giver: int, place: int, kind: str, network: int) -> bool:
    """Say, from what was held a moment before alone, whether this giver could give that."""
    table = GIVES_FOR_THE_NETWORK if place == network else GIVES
    own = {k for c, p, k in before if (c, p) == (place, giver)}
    if any(kind in table.get(k, ()) for k in own):
        return True
    is_empty = place != network and kind == "convenor" and not convened(before, place)
    return is_empty and (network, giver, "administrator") in before


def convened(held: Held, place: int) -> bool:
    return any((c, k) == (place, "convenor") for c, _p, k in held)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_chain_of_steps_gives_anyone_more_than_a_giver_held(seed):
    cast = build_cast()
    chain, before, network = Chain(cast, seed), held_now(), cast.network.pk
    states = dict(Membership.objects.values_list("pk", "state"))
    for number in range(STEPS):
        inside = Membership.objects.filter(state__in=Membership.BELONGING)
        belonged = set(inside.values_list("community", "person"))
        tried, by, on = chain.step()
        after = held_now()
        for place, person, kind in after - before:
            words = (seed, number, tried, by, place, person, kind)
            if tried == "answer":
                assert person == by and gives(before, on.by_id, place, kind, network), words
            else:
                assert kind == "convenor" and place != network and not convened(before, place), words
                others = {p for c, p in belonged if c == place} - {person}
                assert by in others if tried == "agree" else tried == "stand" and not others, words
        assert any((c, k) == (network, "administrator") for c, _p, k in after), (seed, number, tried)
        now_are = dict(Membership.objects.values_list("pk", "state"))
        changed = {pk for pk, state in now_are.items() if states.get(pk) != state}
        for pk in changed:
            assert Transition.objects.filter(membership=pk).order_by("-pk")[0].state == now_are[pk]
        before, states = after, now_are
        if changed or number % 25 == 0:
            nobody_holds_what_they_left(cast)
    assert {"answer", "agree", "join", "leave", "ask", "second", "decide", "put down"} <= set(chain.done)


def nobody_holds_what_they_left(cast: Cast) -> None:
    """Whoever does not belong holds no duty, no group and no offer; everyone stays in the network."""
    inside = Membership.objects.filter(state__in=Membership.BELONGING)
    for community in (cast.weavers, cast.potters, cast.network):
        people = inside.filter(community=community).values("person")
        assert not community.duties.filter(until=None).exclude(person__in=people).exists()
        held = GroupMembership.objects.filter(group__community=community, until=None)
        assert not held.exclude(group__kind="pair").exclude(person__in=people).exists()
        assert not community.duty_offers.filter(closed_at=None).exclude(person__in=people).exists()
    assert all(is_member(person, cast.network) for person in cast.everyone().values() if person)
