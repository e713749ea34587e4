"""What ties people and communities: smaller groups, what two communities are to each other, vouching."""

from kith.config.demo.acts.deed import Deed
from kith.config.demo.stage import Stage
from kith.rooms.kinship.actions import gathering, recognising, relating


def _form(stage: Stage, deed: Deed) -> None:
    name = deed.to[0]
    group = gathering.form(deed.where(stage), by=deed.by(stage), name=name, purpose=deed.words)
    deed.keep(stage, f"in {name}", group)


def _join(stage: Stage, deed: Deed) -> None:
    gathering.join(deed.kept(stage, f"in {deed.to[0]}"), by=deed.by(stage))


def _propose(stage: Stage, deed: Deed) -> None:
    other, kind = deed.to
    where, by = deed.where(stage), deed.by(stage)
    relation = relating.propose(where, stage.communities[other], by=by, kind=kind, sentence=deed.words)
    stage.things[other, f"tie to {deed.community}"] = relation


def _agree(stage: Stage, deed: Deed) -> None:
    relating.agree(deed.kept(stage, f"tie to {deed.to[0]}"), by=deed.by(stage))


def _ask(stage: Stage, deed: Deed) -> None:
    made = recognising.ask(deed.where(stage), by=deed.by(stage), why=deed.words)
    deed.keep(stage, "recognition", made)


def _vouch(stage: Stage, deed: Deed) -> None:
    as_of, made = stage.communities[deed.to[0]], deed.kept(stage, "recognition")
    recognising.vouch(made, by=deed.by(stage), as_of=as_of, words=deed.words)


ACTS = {
    "forms a group": _form,
    "joins": _join,
    "says what we are to": _propose,
    "says so too": _agree,
    "asks to be recognised": _ask,
    "vouches as": _vouch,
}
