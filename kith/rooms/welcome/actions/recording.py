"""Telling the ledger what this room did. Unless said otherwise it is news to nobody but who did it."""

from kith.members.communities.recording import Recorder

record = Recorder("welcome")
