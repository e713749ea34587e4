"""What somebody is told of what is kept about them, where the number of rows itself would tell of others."""

from django.db.models import Q

from kith.members.communities.access import visible_audiences
from kith.members.communities.models import Audience
from kith.members.people.keeping import Mine, Subject, by
from kith.members.people.viewer import Viewer


def by_while_readable(*fields: str) -> Mine:
    """Say that a row with an audience is told to whom these columns name, for as long as they may read it.

    Where one began a conversation, others go on: their replies are one's own rows too, and whoever reads
    there no more would see from these how much was answered.
    """
    named = by(*fields)

    def mine(subject: Subject) -> Q:
        readable = visible_audiences(Viewer(subject.ids[0])).values("pk")
        own = Q(audience__level=Audience.Level.AUTHOR)
        return named(subject) & (own | Q(audience__in=readable))

    return mine
