from kith.services.unnamed.models.allowance import Allowance, StandIn
from kith.services.unnamed.models.seal import Seal, Unsealing

__all__ = ["Allowance", "Seal", "StandIn", "Unsealing"]
