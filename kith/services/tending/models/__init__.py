from kith.services.tending.models.motion import Motion

__all__ = ["Motion"]
