from kith.services.search.models.document import SearchDocument
from kith.services.search.models.need import Need, Seeking

__all__ = ["Need", "SearchDocument", "Seeking"]
