from kith.services.moderation.models.concern import Concern, Look, Step
from kith.services.moderation.models.limits import Act, Lift
from kith.services.moderation.models.lines import SafetyLine

__all__ = ["Act", "Concern", "Lift", "Look", "SafetyLine", "Step"]
