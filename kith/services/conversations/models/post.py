from django.conf import settings
from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_SOURCE = 100_000


class Post(models.Model):
    """One contribution to a thread: what was written, and the safe HTML made of it once (RULINGS 12).

    position: 1 for the opening post, then upwards without gaps. once: the form's own token, so that a
    form sent twice posts once. attachments: a list of {"name", "type", "bytes"}. is_unnamed: its author is
    nobody's name; who wrote it is sealed apart (services/unnamed).
    """

    class Format(models.TextChoices):
        MARKDOWN = "markdown"
        MAIL = "mail"

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="posts")
    position = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reply_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    source = models.TextField(max_length=MAX_SOURCE)
    format = models.CharField(max_length=10, choices=Format.choices, default=Format.MARKDOWN)
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField()
    attachments = models.JSONField(default=list)
    posted_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True)
    once = models.CharField(max_length=32, null=True)  # noqa: DJ001 - null is what may repeat
    is_unnamed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "position"], name="conversations_position_once"),
            models.UniqueConstraint(fields=["author", "once"], name="conversations_form_once"),
        ]
        indexes = [
            models.Index(fields=["community", "-posted_at"], name="conversations_posts_newest"),
            models.Index(fields=["author", "-posted_at"], name="conversations_posts_of"),
            models.Index(fields=["renderer"], name="conversations_renderer"),
        ]


class Revision(models.Model):
    """What a post said before it was changed."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey("conversations.Post", on_delete=models.CASCADE, related_name="revisions")
    source = models.TextField(max_length=MAX_SOURCE)
    format = models.CharField(max_length=10, choices=Post.Format.choices)
    html = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(default=now)
    # Since when nobody is shown it any more: what its author mended must not be read behind the mending.
    withheld_at = models.DateTimeField(null=True)
