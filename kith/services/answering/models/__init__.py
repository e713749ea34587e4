from kith.services.answering.models.wondering import Wondering

__all__ = ["Wondering"]
