from kith.rooms.admissions.models.application import Application, Say
from kith.rooms.admissions.models.call import Call
from kith.rooms.admissions.models.invitation import Invitation, Mailbox, Reply
from kith.rooms.admissions.models.mode import ModeChange, Wish

__all__ = ["Application", "Call", "Invitation", "Mailbox", "ModeChange", "Reply", "Say", "Wish"]
