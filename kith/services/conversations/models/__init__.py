from kith.services.conversations.models.hiding import Hiding, hidden_threads
from kith.services.conversations.models.kindness import Helping, Hush, Thanks
from kith.services.conversations.models.move import Move
from kith.services.conversations.models.post import Post, Revision
from kith.services.conversations.models.reading import ReadingPosition
from kith.services.conversations.models.thread import Thread, ThreadTransition

__all__ = [
    "Helping",
    "Hiding",
    "Hush",
    "Move",
    "Post",
    "ReadingPosition",
    "Revision",
    "Thanks",
    "Thread",
    "ThreadTransition",
    "hidden_threads",
]
