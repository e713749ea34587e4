"""What a conversation came to: five lines that rest on posts, and what helped, says who asked."""

from kith.config.demo.acts.deed import Deed
from kith.config.demo.stage import Stage
from kith.services.conversations.actions.helping import mark_helpful
from kith.services.conversations.models import Post
from kith.services.tending.actions.summing import Typed, sum_up


def _posts(stage: Stage, title: str) -> list[Post]:
    return next(posts for scene, posts in stage.posts.items() if scene.title == title)


def _helped(stage: Stage, deed: Deed) -> None:
    title, number = deed.to
    mark_helpful(_posts(stage, title)[int(number) - 1], by=deed.by(stage))


def _sum_up(stage: Stage, deed: Deed) -> None:
    """Each line of the words begins with the numbers of the posts it rests on."""
    typed = (line.split(": ", 1) for line in deed.words.splitlines())
    lines = [Typed(text, numbers) for numbers, text in typed]
    sum_up(_posts(stage, deed.to[0])[0].thread, lines, by=deed.by(stage))


ACTS = {"says what helped": _helped, "sums up": _sum_up}
