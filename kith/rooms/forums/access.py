"""Who may see and open boards. Who may see one: Board.objects.visible_to."""

from typing import Any

from django.db import models

from kith.members.communities import access
from kith.members.communities.models import Community
from kith.rooms.forums.models import Board


def boards_visible_to(person: Any) -> models.QuerySet[Board]:
    """Return the boards this person (Person, Viewer or None) may see."""
    return Board.objects.visible_to(person)


def may_open_board(person: Any, community: Community) -> bool:
    """Say whether the person may open a board: any member may, and who keeps the house."""
    return access.is_member(person, community) or access.keeps_house(person)
