"""What members agree on together: their charter, and where they are."""

from datetime import timedelta

from kith.base.kit.clock import now
from kith.config.demo.acts.deed import Deed
from kith.config.demo.plan import about
from kith.config.demo.stage import Stage
from kith.rooms.charter.actions import accepting, proposing
from kith.rooms.charter.models import Remark
from kith.rooms.kinship.actions import reviewing
from kith.rooms.kinship.models.review import View

AGAIN = timedelta(days=365)


def _propose(stage: Stage, deed: Deed) -> None:
    where, (practice, norms) = deed.where(stage), about(deed.community, deed.to[0])
    parts = {"domain_statement": where.domain_statement, "who": "", "practice_scope": practice}
    version = proposing.propose(where, by=deed.by(stage), why=deed.words, norms=norms, **parts)
    deed.keep(stage, "charter", version)


def _remark(stage: Stage, deed: Deed) -> None:
    proposing.remark(deed.kept(stage, "charter"), by=deed.by(stage), words=deed.words)


def _not_yet(stage: Stage, deed: Deed) -> None:
    kind = Remark.Kind.NOT_YET
    made = proposing.remark(deed.kept(stage, "charter"), by=deed.by(stage), words=deed.words, kind=kind)
    deed.keep(stage, f"not yet of {deed.tag}", made)


def _withdraw_not_yet(stage: Stage, deed: Deed) -> None:
    proposing.withdraw_not_yet(deed.kept(stage, f"not yet of {deed.tag}"), by=deed.by(stage))


def _adopt(stage: Stage, deed: Deed) -> None:
    proposing.adopt(deed.kept(stage, "charter"), by=deed.by(stage))


def _accept(stage: Stage, deed: Deed) -> None:
    accepting.accept(deed.kept(stage, "charter"), by=deed.by(stage))


def _open_review(stage: Stage, deed: Deed) -> None:
    again = now() + AGAIN
    review = reviewing.open_review(
        deed.where(stage), by=deed.by(stage), stage=deed.to[0], why=deed.words, again_at=again
    )
    deed.keep(stage, "review", review)


def _see_it_so(stage: Stage, deed: Deed) -> None:
    reviewing.see(deed.kept(stage, "review"), by=deed.by(stage), kind=View.Kind.AGREES, words=deed.words)


def _see_it_otherwise(stage: Stage, deed: Deed) -> None:
    reviewing.see(deed.kept(stage, "review"), by=deed.by(stage), kind=View.Kind.DIFFERS, words=deed.words)


def _claim(stage: Stage, deed: Deed) -> None:
    reviewing.claim(deed.kept(stage, "review"), by=deed.by(stage))


ACTS = {
    "proposes a charter": _propose,
    "says of it": _remark,
    "says not yet": _not_yet,
    "takes the not yet back": _withdraw_not_yet,
    "adopts it": _adopt,
    "will keep to it": _accept,
    "asks where we are": _open_review,
    "sees it so": _see_it_so,
    "sees it otherwise": _see_it_otherwise,
    "claims it": _claim,
}
