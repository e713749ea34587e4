from kith.services.drafts.models.draft import Draft

__all__ = ["Draft"]
