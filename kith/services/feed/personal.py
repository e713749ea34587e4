"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.members.communities.telling import by_while_readable
from kith.members.people.keeping import Basis, Fate, Kept, Part
from kith.services.feed.models import FeedItem

KEPT = [
    Kept(
        FeedItem,
        Part.NOTED,
        _("What was lately told of you in the news of a community"),
        why=_("So that members see what is new. It holds no words."),
        who=_("Whoever may see what it was about"),
        until=_("Until something newer happens there"),
        mine=by_while_readable("by"),
        gives=("at", "verb", "community.name"),
        people=("by",),
        apart=("audience", "subject_kind", "subject_id"),
        basis=Basis.INTEREST,
        whole=Fate.NAMELESS,
        because=_("That something happened stays true; it no longer leads to you."),
    )
]
