"""Duties held out and taken; breaks; moving on; asking after somebody, and letting them rest."""

from kith.config.demo.acts.deed import Deed
from kith.config.demo.stage import Stage
from kith.members.communities import stepping
from kith.members.communities.actions import serving
from kith.rooms.welcome.actions import asking, befriending


def _offer_duty(stage: Stage, deed: Deed) -> None:
    _person, kind, *how = deed.to
    whom, hands_over = deed.whom(stage), how == ["handing over"]
    offer = serving.offer_duty(deed.where(stage), whom, kind, by=deed.by(stage), hands_over=hands_over)
    deed.keep(stage, f"duty for {deed.to[0]}", offer)


def _take_duty(stage: Stage, deed: Deed) -> None:
    serving.answer(deed.kept(stage, f"duty for {deed.tag}"), by=deed.by(stage), takes=True)


def _take_a_break(stage: Stage, deed: Deed) -> None:
    stepping.take("pause", deed.where(stage), by=deed.by(stage), length=deed.to[0])


def _move_on(stage: Stage, deed: Deed) -> None:
    stepping.take("alumnus", deed.where(stage), by=deed.by(stage))
    befriending.be_listed(deed.where(stage), by=deed.by(stage), listed=True)


def _let_friends_read(stage: Stage, deed: Deed) -> None:
    befriending.change_reading(deed.where(stage), by=deed.by(stage), reads=True)


def _check_in(stage: Stage, deed: Deed) -> None:
    membership = deed.membership(stage, deed.whom(stage))
    asked = asking.check_in(membership, by=deed.by(stage), words=deed.words)
    deed.keep(stage, f"asking {deed.to[0]}", asked)


def _let_rest(stage: Stage, deed: Deed) -> None:
    asking.let_rest(deed.kept(stage, f"asking {deed.to[0]}"), by=deed.by(stage))


ACTS = {
    "offers a duty": _offer_duty,
    "takes it": _take_duty,
    "takes a break": _take_a_break,
    "moves on": _move_on,
    "lets friends read": _let_friends_read,
    "asks after": _check_in,
    "lets rest": _let_rest,
}
