from typing import Any

from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet
from tests.cast import Cast

BODIES = {"drafts:mine": {"place": "new:weavers", "title": "Half", "source": "A thought."}}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a draft of Ada's."""
    draft = keep("new:weavers", Sheet("Half a title", "Half a thought."), by=cast.ada)
    return {"drafts:remove": {"key": draft.key}}
