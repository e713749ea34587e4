"""Whom somebody asked about a question follows, when that is put into another."""

from kith.services.answering.models import Wondering
from kith.services.conversations.models import Thread

MODELS = {Wondering: "thread"}


def joined(old: Thread, into: Thread) -> None:
    """Bring along who was asked; who was asked about both was asked once."""
    asked = list(Wondering.objects.filter(thread=into).values_list("person", flat=True))
    Wondering.objects.filter(thread=old).exclude(person__in=asked).update(thread=into)
