"""How the demo's people talk: each line of a scene becomes the action it stands for."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import Q

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.base.kit.text import minutes_to_read, render, searchable_text
from kith.config.demo.dating import Calendar
from kith.config.demo.people import Part
from kith.config.demo.script import Line, Scene
from kith.config.demo.stage import Stage, Step
from kith.rooms.kinship.actions.gathering import start_conversation
from kith.services.conversations.access import may_write, threads_visible_to
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.importing import Arrival, take_in
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import settle
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Post, ReadingPosition

LOOKING_BACK = timedelta(days=42)  # what moved earlier is read on a visit only by those who had begun it


def scene_steps(scene: Scene, calendar: Calendar) -> Iterator[Step]:
    """Yield what everybody does in a conversation."""
    begun = calendar.moment(scene.when)
    first, *others = scene.lines
    yield Step(begun, partial(_open, scene=scene, line=first))
    for line in others:
        yield Step(calendar.later(begun, line.when), partial(_act(line), scene=scene, line=line))


def visit_steps(people: dict[str, Part], calendar: Calendar) -> Iterator[Step]:
    """Yield the last visit of those whose places in what they read are kept."""
    for part in people.values():
        if part.visited is not None:
            yield Step(calendar.days_ago(part.visited), partial(_look_in, tag=part.tag))


def _act(line: Line):
    if line.how == "settles":
        return _settle
    if line.how == "by mail":
        return _answer_by_mail
    return _change if line.how else _answer


def _open(stage: Stage, scene: Scene, line: Line) -> None:
    person = stage.people[line.tag]
    words: dict[str, Any] = {"title": scene.title, "source": line.words, "kind": scene.kind}
    board = stage.boards.get((scene.community, scene.board))
    if board is None:
        group = stage.things[scene.community, scene.board]
        thread = start_conversation(group, by=person, **words)
    else:
        thread = start(board, by=person, at=now(), without_name=scene.without_name, **words)
    stage.threads[scene] = thread
    stage.posts[scene] = [thread.posts.get()]


def _answer(stage: Stage, scene: Scene, line: Line) -> None:
    person = stage.people[line.tag]
    post = reply(stage.threads[scene], by=person, source=line.words, at=now())
    _spoken(stage, scene, line, post)


def _answer_by_mail(stage: Stage, scene: Scene, line: Line) -> None:
    person, thread = stage.people[line.tag], stage.threads[scene]
    if not may_write(person, thread.community):
        raise refuse("not-allowed")
    minutes = minutes_to_read(searchable_text(line.words, Post.Format.MAIL))
    html = render(line.words, Post.Format.MAIL)
    mail = Arrival(thread.pk, "", person.pk, line.words, html, posted_at=now(), minutes=minutes)
    board = stage.boards[scene.community, scene.board]
    ((_thread, post),) = take_in(board, [mail])
    _spoken(stage, scene, line, Post.objects.get(pk=post))


def _spoken(stage: Stage, scene: Scene, line: Line, post: Post) -> None:
    stage.posts[scene].append(post)
    stop_at(stage.threads[scene], post.position, by=stage.people[line.tag])


def _settle(stage: Stage, scene: Scene, line: Line) -> None:
    settle(stage.threads[scene], by=stage.people[line.tag])


def _change(stage: Stage, scene: Scene, line: Line) -> None:
    number = int(line.how.rsplit(" ", 1)[1])
    edit(stage.posts[scene][number - 1], by=stage.people[line.tag], source=line.words)


def _look_in(stage: Stage, tag: str) -> None:
    person = stage.people[tag]
    followed = ReadingPosition.objects.filter(person=person).values("thread")
    moved = Q(last_post_at__gt=now() - LOOKING_BACK) | Q(pk__in=followed)
    for thread in threads_visible_to(person).filter(moved):
        if may_write(person, thread.community):
            stop_at(thread, thread.post_count, by=person)
