from django.db import models

from kith.base.kit.clock import now


class Farewell(models.Model):
    """An address nobody writes to any more, because its owner went. Only a keyed hash of it (TRUST 4.7).

    person: who left with their name standing; proving the address again, they come back as themselves. None
    for who was erased: whoever proves it is somebody new. Either way the row goes.
    """

    address_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
