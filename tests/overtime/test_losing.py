"""Who loses what they could read has lost it at the very next request, in every channel (TRUST A7)."""

from typing import Any

import pytest

from kith.base.kit.clock import now
from kith.desks.yours.queries import telltales
from kith.members.communities import doorkeeper
from kith.members.communities.actions.joining import leave
from kith.members.communities.models import Membership
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.replying import reply
from tests.overtime.losing import (
    LOSSES,
    Scene,
    a_scene,
    answered,
    befriended,
    channels,
    kept,
    linked,
    mailed,
)

pytestmark = pytest.mark.django_db

# Who does not belong is asked nothing by mail, and writes nothing.
MEMBERS_ALONE = ("mail", "reply")


def everything(scene: Scene) -> dict[str, bool]:
    return channels(scene) | {
        "export": kept(scene),
        "link in a mail": linked(scene),
        "mail": mailed(scene),
        "reply": answered(scene),
    }


def prepared(where: str) -> Scene:
    """Make the scene, and see that it is there for them in every channel that there is for them."""
    scene = a_scene("community" if where == "friends" else where)
    if where == "friends":
        befriended(scene)
    replay()
    is_member = where in ("community", "group")
    silent = {"link in a mail"} | (set() if is_member else set(MEMBERS_ALONE))
    before = channels(scene) | {"export": kept(scene), "mail": mailed(scene)}
    assert {name for name, is_there in before.items() if not is_there} <= silent, before
    return scene


@pytest.mark.slow
@pytest.mark.parametrize("loss", LOSSES)
def test_it_is_gone_from_every_channel_at_the_next_request(loss):
    where, lose = LOSSES[loss]
    scene = prepared(where)
    lose(scene)
    after = everything(scene)
    # Signed out, they are who they were: what is theirs is packed and mailed as before.
    still = {"may see", "export", "mail"} if loss == "its session ended" else set()
    assert {name for name, is_there in after.items() if is_there} == still
    replay()
    assert {name for name, is_there in channels(scene).items() if is_there} == still & {"may see"}


def test_a_membership_remembered_for_five_minutes_would_be_found(monkeypatch):
    scene = prepared("community")
    seen: dict[tuple, Any] = {}

    def remembered(token, slug, real=doorkeeper.look):
        return seen.setdefault((token, slug), real(token, slug))

    monkeypatch.setattr(doorkeeper, "look", remembered)
    channels(scene)
    leave(scene.cast.weavers, by=scene.who)
    assert Membership.objects.get(community=scene.cast.weavers, person=scene.who).state == "left"
    assert channels(scene)["page"]


def test_what_would_name_them_is_listed_without_the_title_of_what_is_closed():
    scene = a_scene("community")
    reply(scene.thread, by=scene.who, source="Yours, Ben Talbot", at=now())
    assert [each.title for each in telltales(scene.who)] == ["Selvedge?"]
    leave(scene.cast.weavers, by=scene.who)
    assert [each.title for each in telltales(scene.who)] == ["What you wrote in conversations"]
