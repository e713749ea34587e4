from kith.ports.mail.models.archive import ArchivedMessage

__all__ = ["ArchivedMessage"]
