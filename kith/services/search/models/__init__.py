from kith.services.search.models.document import SearchDocument

__all__ = ["SearchDocument"]
