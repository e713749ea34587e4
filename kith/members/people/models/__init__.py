from kith.members.people.models.address import Address, ArchiveAddress
from kith.members.people.models.audit import AuditLine
from kith.members.people.models.limits import Count
from kith.members.people.models.person import Person
from kith.members.people.models.session import Session, SignInRequest

__all__ = ["Address", "ArchiveAddress", "AuditLine", "Count", "Person", "Session", "SignInRequest"]
