"""Which duties ask for a second step at sign-in: those that see and change what others can't (TRUST E3)."""

from kith.members.communities.models import Duty

KINDS = ("administrator", "support")


def holds_such_a_duty(person_id: int) -> bool:
    """Say whether this person keeps the house, or supports the network."""
    return Duty.objects.filter(person=person_id, kind__in=KINDS, until=None).exists()
