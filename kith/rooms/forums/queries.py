"""What other floors and this room's pages read of boards."""

from typing import Any

from kith.members.communities.models import Community
from kith.rooms.forums.models import Board
from kith.services.conversations.models import Thread
from kith.services.conversations.queries import Opening


def boards(community: Community, person: Any) -> list[Board]:
    """Return the community's boards this person may see, in their order."""
    seen = Board.objects.visible_to(person).filter(community=community).select_related("audience")
    return list(seen.order_by("order", "id")[:100])


def board_named(community: Community, slug: str, person: Any) -> Board | None:
    """Return a board by its address if this person may see it, else None."""
    seen = Board.objects.visible_to(person).select_related("audience", "community")
    return seen.filter(community=community, slug=slug).first()


def board_of(thread: Thread | Opening) -> Board | None:
    """Return the board a thread hangs on, or None when it hangs on something else."""
    if thread.host_kind != Board._meta.label_lower:
        return None
    return Board.objects.filter(pk=thread.host_id).first()
