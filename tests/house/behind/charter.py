from typing import Any

from kith.rooms.charter.actions.proposing import propose, remark
from tests.cast import Cast

BODIES = {
    "charter:new-proposal": {"domain_statement": "Cloth.", "why": "Shorter."},
    "charter:remark": {"words": "I like it."},
    "charter:accept": {"version": "another"},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a proposal of Ben's that Nia asks to wait with."""
    parts = {"domain_statement": "Cloth that lasts.", "who": "Weavers.", "practice_scope": "", "norms": ""}
    proposal = propose(cast.weavers, by=cast.ben, why="Who we are.", **parts)
    waits = remark(proposal, by=cast.nia, words="Let me ask on the ward.", kind="not_yet")
    here = {"slug": cast.weavers.slug, "key": proposal.key}
    return {
        "charter:version": {"slug": cast.weavers.slug, "number": 1},
        **{f"charter:{name}": here for name in ("proposal", "adopt", "let-go", "remark")},
        "charter:withdraw-remark": {**here, "remark": waits.key},
    }
