from typing import Any

from kith.members.communities.models import Duty
from kith.rooms.forums.actions.opening import open_board
from kith.services.tending.actions.motions import carry
from tests.cast import Cast, a_thread

BODIES = {
    "tending:closure": {"why": "It has run its course."},
    "tending:place": {"place": "loft"},
    "tending:split": {"title": "Its own"},
    "tending:join": {"other": "0" * 13},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a conversation of Ada's that Ben would have liked to close, while nobody looked after it."""
    thread = a_thread(cast, title="To be tended")
    open_board(cast.weavers, by=cast.ada, name="Loft")
    here = {"slug": cast.weavers.slug, "key": thread.key}
    duties = Duty.objects.filter(community=cast.weavers, until=None)
    held = list(duties.values_list("pk", "kind"))
    duties.update(kind=Duty.Kind.SPONSOR)
    motion = carry(thread, "close", by=cast.ben, why="It wanders.")
    for pk, kind in held:
        Duty.objects.filter(pk=pk).update(kind=kind)
    return {
        **{f"tending:{name}": here for name in ("overview", "closure", "place", "split", "join")},
        "tending:motion": {**here, "motion": motion.key},
    }
