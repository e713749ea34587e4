from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField
from kith.members.communities.access import Visible
from kith.services.conversations.models.hiding import hidden_threads


class ThreadQuerySet(Visible, models.QuerySet):
    author_field = "started_by"

    def visible_to(self, person: Any) -> "ThreadQuerySet":
        """Keep what this person may see; what was taken out of sight is there for who started it alone."""
        there = ~models.Q(pk__in=hidden_threads())
        pk = getattr(person, "pk", None)
        return super().visible_to(person).filter(there if pk is None else there | models.Q(started_by=pk))

    def hanging_on(self, host: models.Model) -> "ThreadQuerySet":
        """Keep the threads that hang on this board, event, document …"""
        return self.filter(host_kind=host._meta.label_lower, host_id=host.pk)


class Thread(models.Model):
    """A conversation. It hangs on a host (a board, later an event or a document) named by kind and id."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        DISCUSSION = "discussion", _("Discussion")
        STORY = "story", _("Story")
        NEWS = "news", _("News")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ANSWERED = "answered", _("Answered")

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    audience = models.ForeignKey("communities.Audience", on_delete=models.PROTECT, related_name="+")
    host_kind = models.CharField(max_length=60)
    host_id = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.DISCUSSION)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    title = models.CharField(max_length=200)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    last_post_at = models.DateTimeField(default=now)
    last_post_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_reply_at = models.DateTimeField(null=True)
    post_count = models.PositiveIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    # Since when nobody replies any more.
    closed_at = models.DateTimeField(null=True)
    # Whether anything stands at its head besides its title: a room above keeps what.
    is_tended = models.BooleanField(default=False)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["question", "discussion", "story", "news"]),
                name="conversations_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "answered"]), name="conversations_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "-last_post_at", "-id"], name="conversations_newest"),
            models.Index(fields=["audience", "-last_post_at", "-id"], name="conversations_by_audience"),
            models.Index(
                fields=["host_kind", "host_id", "-last_post_at", "-id"], name="conversations_of_host"
            ),
            models.Index(
                fields=["community", "started_at"],
                condition=models.Q(first_reply_at=None, kind="question"),
                name="conversations_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ThreadTransition(models.Model):
    """A change of a thread's state: who, when, why. second: the other of two members who did it together."""

    CLOSED, OPENED_AGAIN = "closed", "open again"

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="transitions")
    state = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=now)
    why = models.CharField(max_length=500, blank=True)
