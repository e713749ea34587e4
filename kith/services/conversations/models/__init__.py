from kith.services.conversations.models.hiding import Hiding, hidden_threads
from kith.services.conversations.models.post import Post, Revision
from kith.services.conversations.models.reading import ReadingPosition
from kith.services.conversations.models.thread import Thread, ThreadTransition

__all__ = ["Hiding", "Post", "ReadingPosition", "Revision", "Thread", "ThreadTransition", "hidden_threads"]
