from kith.services.activity.models.cursor import Cursor
from kith.services.activity.models.entry import Entry

__all__ = ["Cursor", "Entry"]
