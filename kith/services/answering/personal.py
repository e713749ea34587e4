"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Fate, Kept, Part, Until, Who, by
from kith.services.answering.models import Wondering

_WHY = _("So that nobody waits for want of being asked, and nobody is asked twice.")

KEPT = [
    Kept(
        Wondering,
        Part.ASKING,
        _("Questions that somebody thought you might know about"),
        why=_WHY,
        who=Who.MEMBERS,
        until=Until.ERASED,
        mine=by("person"),
        gives=("community.name", "thread.title", "by.name", "at", "not_me_at"),
        people=("person", "by"),
        apart=("key", "thread"),
        nameless=Fate.GONE,
        labels={"not_me_at": _("Not one for you, you said")},
    ),
    Kept(
        Wondering,
        Part.ASKING,
        _("Whom you asked about a question"),
        why=_WHY,
        who=Who.MEMBERS,
        until=Until.COMMUNITY,
        mine=by("by"),
        gives=("community.name", "thread.title", "person.name", "at"),
        whole=Fate.NAMELESS,
        because=_("That they were asked stays, so that nobody asks them twice."),
    ),
]
