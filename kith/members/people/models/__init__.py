from kith.members.people.models.address import Address, ArchiveAddress
from kith.members.people.models.audit import AppendOnly, AuditHead, AuditLine
from kith.members.people.models.factors import Authenticator, Passkey, PasskeyChallenge, RecoveryCode
from kith.members.people.models.farewell import Farewell
from kith.members.people.models.limits import Count
from kith.members.people.models.mailed import Mailed, NoMail
from kith.members.people.models.nudge import Nudge
from kith.members.people.models.person import Person
from kith.members.people.models.session import HalfwayIn, Session, SignInRequest

__all__ = [
    "Address",
    "AppendOnly",
    "ArchiveAddress",
    "AuditHead",
    "AuditLine",
    "Authenticator",
    "Count",
    "Farewell",
    "HalfwayIn",
    "Mailed",
    "NoMail",
    "Nudge",
    "Passkey",
    "PasskeyChallenge",
    "Person",
    "RecoveryCode",
    "Session",
    "SignInRequest",
]
