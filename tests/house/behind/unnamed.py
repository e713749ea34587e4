from datetime import timedelta
from typing import Any

from kith.base.kit.clock import now
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.models import Duty
from kith.members.people.actions.registering import person_at
from kith.services.conversations.actions.starting import start
from kith.services.moderation.declarations import thing_of
from kith.services.unnamed.actions.allowing import allow
from kith.services.unnamed.actions.opening import agree, ask_to_open
from tests.cast import Cast

BODIES = {"unnamed:new-opening": {"why": "I fear for a child."}, "unnamed:allowance": {"end": "yes"}}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to something Ben asked without his name, which Ada wants opened; one more is open already."""
    kit = person_at("kit@cast.example", name="Kit Marsh", verified=True)
    admit(cast.weavers, kit, by=cast.ada)
    take_duty(cast.weavers, kit, Duty.Kind.FACILITATOR, by=cast.ada)
    # Both looked after it before anything was asked.
    Duty.objects.filter(community=cast.weavers).update(since=now() - timedelta(days=400))
    allow(cast.weavers, by=cast.ada)
    said = {"by": cast.ben, "kind": "question", "without_name": True}
    posts = [
        start(cast.board, title=f"Is it only me, {number}?", source="I froze.", **said).posts.get()
        for number in range(3)
    ]
    things = [thing_of("conversations.post", post.pk) for post in posts]
    asked, opened = (ask_to_open(thing, by=cast.ada, why="I fear for somebody.") for thing in things[:2])
    agree(opened, things[1], by=kit)
    # Others count on Ada alone.
    leave(cast.weavers, by=kit)
    here = {"slug": cast.weavers.slug, "key": asked.key}
    return {
        "unnamed:new-opening": {"slug": cast.weavers.slug, "key": posts[2].key},
        **{f"unnamed:{name}": here for name in ("opening", "agreement", "withdrawal")},
    }
