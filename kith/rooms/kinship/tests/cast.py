"""What the tests of this room begin with."""

from kith.members.communities.models import Group
from kith.rooms.kinship.actions.gathering import form, join
from kith.rooms.kinship.models import Circle
from tests.cast import Cast


def night_shift(cast: Cast, *others, entry: str = "open") -> Group:
    """Form Ben's smaller group of the Weavers, with these others in it."""
    group = form(cast.weavers, by=cast.ben, name="Night shift", purpose="Weaving after ten.")
    for person in others:
        join(group, by=person)
    Circle.objects.filter(group=group).update(entry=entry)
    return group
