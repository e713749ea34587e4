"""What keeps people safe: the lines above every box, a name left out, a post that gives somebody away."""

from kith.base.kit.ledger import kind_of
from kith.config.demo.acts.deed import Deed
from kith.config.demo.stage import Stage
from kith.services.conversations.models import Post
from kith.services.moderation.actions import deciding, mending, raising, wording
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from kith.services.unnamed.actions.allowing import allow


def _set_lines(stage: Stage, deed: Deed) -> None:
    texts = dict(line.split(": ", 1) for line in deed.words.splitlines() if line)
    wording.set_lines(deed.where(stage), by=deed.by(stage), texts=texts)


def _allow(stage: Stage, deed: Deed) -> None:
    allow(deed.where(stage), by=deed.by(stage))


def _recognise(stage: Stage, deed: Deed) -> None:
    title = deed.to[0]
    post = next(posts[0] for scene, posts in stage.posts.items() if scene.title == title)
    thing = thing_of(kind_of(Post), post.pk)
    if thing is None:
        raise LookupError(title)
    deed.keep(stage, title, raising.recognise(thing, by=deed.by(stage)))


def _look(stage: Stage, deed: Deed) -> None:
    title, verdict = deed.to
    deciding.decide(deed.kept(stage, title), by=deed.by(stage), verdict=verdict, why=deed.words)


def _mend(stage: Stage, deed: Deed) -> None:
    concern: Concern = deed.kept(stage, deed.to[0])
    mending.change(concern, by=deed.by(stage), source=deed.words, title=deed.to[0])


ACTS = {
    "sets the lines": _set_lines,
    "lets people ask without a name": _allow,
    "sees that somebody can be recognised in": _recognise,
    "looks at": _look,
    "mends": _mend,
}
