"""What lies behind the doors of kinship: a group of Ada's that Nia asks into, a relation, a review."""

from datetime import timedelta
from typing import Any

from kith.base.kit.clock import now
from kith.rooms.kinship.actions import emerging, recognising, relating
from kith.rooms.kinship.actions.gathering import form, join
from kith.rooms.kinship.actions.reviewing import open_review
from tests.cast import Cast

BODIES: dict[str, dict[str, str]] = {
    "kinship:new-group": {"name": "Spinners", "purpose": "Yarn.", "entry": "open"},
    "kinship:new-conversation": {"title": "Title", "source": "Words", "kind": "question"},
    "kinship:emergence": {"name": "Dye gardeners", "domain_statement": "Colour that grows."},
    "kinship:answer-emergence": {"says": "yes"},
    "kinship:answer-asking": {"welcome": "yes"},
    "kinship:new-relation": {"other": "potters", "kind": "same_thing", "sentence": "Colour."},
    "kinship:recognition": {"why": "Colour."},
    "kinship:vouch": {"as_of": "potters"},
    "kinship:new-review": {"stage": "potential", "why": "Colour.", "again": "6"},
    "kinship:see": {"kind": "agrees"},
}

_OF_GROUP = (
    "group",
    "join-group",
    "leave-group",
    "new-conversation",
    "emergence",
    "answer-emergence",
    "found",
    "let-emergence-go",
    "come-along",
)


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Return, by door, the arguments of an address behind which something of Ada's is."""
    group = form(cast.weavers, by=cast.ada, name="Dye garden", purpose="Colour.", entry="asking")
    asking = join(group, by=cast.nia)
    emerging.propose(group, by=cast.ada, name="Dye gardeners", domain_statement="Colour that grows.")
    said = {"kind": "same_thing", "sentence": "Colour."}
    relation = relating.propose(cast.weavers, cast.potters, by=cast.ada, **said)
    later = now() + timedelta(days=90)
    review = open_review(cast.weavers, by=cast.ada, stage="potential", why="Colour.", again_at=later)
    recognising.ask(cast.weavers, by=cast.ada, why="Colour.")
    slug = {"slug": cast.weavers.slug}
    return {
        **{f"kinship:{name}": {**slug, "key": group.key} for name in _OF_GROUP},
        "kinship:answer-asking": {**slug, "key": group.key, "asking": asking.key if asking else ""},
        **{f"kinship:{name}": {**slug, "key": relation.key} for name in ("agree", "end-relation")},
        **{
            f"kinship:{name}": {**slug, "key": review.key}
            for name in ("review", "see", "claim", "let-review-go")
        },
    }
