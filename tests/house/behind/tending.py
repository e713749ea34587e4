from typing import Any

from kith.members.communities.models import Duty
from kith.rooms.forums.actions.opening import open_board
from kith.services.tending.actions.motions import carry
from kith.services.tending.actions.summing import Typed, sum_up
from kith.services.tending.actions.tagging import tag
from tests.cast import Cast, a_thread

BODIES = {
    "tending:closure": {"why": "It has run its course."},
    "tending:place": {"place": "loft"},
    "tending:split": {"title": "Its own"},
    "tending:synopsis": {"was": "1", "line_1": "The weft comes first.", "posts_1": "1"},
    "tending:tags": {"words": "Loom, warp"},
    "tending:word": {"word": "Frame"},
    "tending:join": {"other": "0" * 13},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a conversation of Ada's that Ben would have liked to close, while nobody looked after it."""
    thread = a_thread(cast, title="To be tended")
    open_board(cast.weavers, by=cast.ada, name="Loft")
    sum_up(thread, [Typed("The warp comes first.", "1")], by=cast.ben)
    loom = tag(thread, ["Loom"], by=cast.ben)[0]
    here = {"slug": cast.weavers.slug, "key": thread.key}
    duties = Duty.objects.filter(community=cast.weavers, until=None)
    held = list(duties.values_list("pk", "kind"))
    duties.update(kind=Duty.Kind.SPONSOR)
    motion = carry(thread, "close", by=cast.ben, why="It wanders.")
    for pk, kind in held:
        Duty.objects.filter(pk=pk).update(kind=kind)
    return {
        **{
            f"tending:{name}": here
            for name in (
                "overview",
                "closure",
                "place",
                "split",
                "join",
                "synopsis",
                "versions",
                "told",
                "keep",
                "tags",
            )
        },
        "tending:word": {"slug": cast.weavers.slug, "key": loom.key},
        "forums:tagged": {"slug": cast.weavers.slug, "key": loom.key},
        "tending:motion": {**here, "motion": motion.key},
    }
