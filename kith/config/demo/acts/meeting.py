"""Saying hello, keeping somebody company, writing to somebody, introducing two."""

from kith.config.demo.acts.deed import Deed
from kith.config.demo.stage import Stage
from kith.rooms.letters.actions import introducing, writing
from kith.rooms.welcome.actions import accompanying, greeting


def _welcome(stage: Stage, deed: Deed) -> None:
    greeting.welcome(deed.membership(stage, deed.whom(stage)), by=deed.by(stage), words=deed.words)


def _offer_company(stage: Stage, deed: Deed) -> None:
    made = accompanying.offer(deed.where(stage), by=deed.by(stage), words=deed.words)
    deed.keep(stage, f"company of {deed.tag}", made)


def _choose_company(stage: Stage, deed: Deed) -> None:
    by, made = deed.by(stage), deed.kept(stage, f"company of {deed.to[0]}")
    accompanying.choose(deed.membership(stage, by), made, by=by)


def _write_to(stage: Stage, deed: Deed) -> None:
    writing.write_to(deed.whom(stage), by=deed.by(stage), source=deed.words)


def _introduce(stage: Stage, deed: Deed) -> None:
    one, other = (stage.people[tag] for tag in deed.to)
    introducing.propose(one, other, by=deed.by(stage), words=deed.words)


ACTS = {
    "welcomes": _welcome,
    "offers company": _offer_company,
    "chooses": _choose_company,
    "writes to": _write_to,
    "introduces": _introduce,
}
