from datetime import UTC, datetime

from django.conf import settings
from django.db import models

PLACES_A_SECOND = 4096


class SearchDocument(models.Model):
    """Something that can be found: what it is, who may see it, who wrote it and when. No words.

    The words lie beside it in the index of the database at hand (see index/). Rows stay narrow, so
    that walking over very many of them to find the newest that a reader may see is quick.

    id: the second it was written (since 1970) times 4096, plus a place within that second. So the
    newest come last in every index, also when an old archive is taken in late.
    owner: the one person who sees it where the audience is "author". sort: what its room calls such a thing
    ("answered"). author: who is shown as having written it.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    audience = models.ForeignKey("communities.Audience", on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    helpful = models.BooleanField(default=False)
    sort = models.CharField(max_length=20, default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )

    class Meta:
        # A subject belongs to one community, and is looked up without knowing which.
        constraints = [models.UniqueConstraint(fields=["kind", "subject_id"], name="search_subject_once")]

    @property
    def written_at(self) -> datetime:
        """When it was written, to the second."""
        return datetime.fromtimestamp(self.pk // PLACES_A_SECOND, UTC)
