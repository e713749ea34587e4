from kith.rooms.letters.models.exchange import Exchange, Stop
from kith.rooms.letters.models.introduction import Introduction, Part, Quiet, Step

__all__ = ["Exchange", "Introduction", "Part", "Quiet", "Step", "Stop"]
