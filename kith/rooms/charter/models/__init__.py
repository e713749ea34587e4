from kith.rooms.charter.models.version import Acceptance, Remark, Version

__all__ = ["Acceptance", "Remark", "Version"]
