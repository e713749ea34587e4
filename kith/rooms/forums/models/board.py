from django.db import models

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField
from kith.members.communities.access import Visible

MOST_BOARDS = 100  # of a community: as many as a list of them shows


class BoardQuerySet(Visible, models.QuerySet):
    pass


class Board(models.Model):
    """A place for conversations about one thing. What hangs on it takes its audience."""

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    audience = models.ForeignKey("communities.Audience", on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=280, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(default=now)

    objects = BoardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "slug"], name="forums_board_once"),
        ]
        indexes = [models.Index(fields=["community", "order", "id"], name="forums_boards_in_order")]

    def __str__(self) -> str:
        return self.name
