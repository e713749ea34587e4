"""What this room keeps about people: nothing of its own. What is said on a board is kept by conversations."""

from kith.rooms.forums.models import Board

KEPT: list = []

PLAIN = {Board: "A place for conversations, named by the community."}
