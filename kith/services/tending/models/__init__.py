from kith.services.tending.models.keep import Keep
from kith.services.tending.models.motion import Motion
from kith.services.tending.models.synopsis import Source, Synopsis, SynopsisLine, Telling, Untold
from kith.services.tending.models.tag import Tag, Tagging

__all__ = ["Keep", "Motion", "Source", "Synopsis", "SynopsisLine", "Tag", "Tagging", "Telling", "Untold"]
