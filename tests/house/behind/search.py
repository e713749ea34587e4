from datetime import timedelta
from typing import Any

from kith.base.kit.clock import now
from kith.services.search.actions.missing import miss
from kith.services.search.models import Need
from tests.cast import Cast

BODIES = {"search:needs": {"q": "felting needles"}}
# Two people may leave the same mark on the same words, so some are tried.
_MISSED = [f"{first} {second}" for first in ("tablet", "inkle", "rag", "silk") for second in ("weave", "dye")]


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to something that all of the Weavers looked for in vain, two days ago."""
    return {"search:need-end": {"slug": cast.weavers.slug, "key": missed(cast).key}}


def missed(cast: Cast) -> Need:
    """Let all of the Weavers look for something in vain, and return it."""
    for words in _MISSED:
        for person in (cast.ada, cast.ben, cast.nia):
            miss(cast.weavers, words, by=person, at=now() - timedelta(days=2))
        if found := Need.objects.filter(community=cast.weavers).first():
            return found
    raise LookupError("Two of three left the same mark on all of these words.")
