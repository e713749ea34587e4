from django.db import models


class Cursor(models.Model):
    """How far a projection has read. Moves in the transaction that writes what was projected."""

    projection = models.CharField(max_length=60, primary_key=True)
    txid = models.BigIntegerField(default=0)
    entry_id = models.BigIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
