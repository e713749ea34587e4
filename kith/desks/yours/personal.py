"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.desks.yours.models import Departure, Parcel
from kith.members.people.keeping import Fate, Kept, Part, Until, Who, by

KEPT = [
    Kept(
        Parcel,
        Part.SELF,
        _("Exports you asked for"),
        why=_("So that you can take everything with you."),
        who=Who.ME,
        until=_("A week after it was made"),
        mine=by("person"),
        gives=("asked_at", "made_at", "until", "size"),
        people=("person",),
        apart=("key", "file"),
        change="yours:data",
        leave=Fate.GONE,
        nameless=Fate.GONE,
    ),
    Kept(
        Departure,
        Part.SELF,
        _("Your wish to go"),
        why=_("So that it’s carried out on its day, and only if you still want it."),
        who=Who.ME,
        until=Until.ERASED,
        mine=by("person"),
        gives=("choice", "asked_at", "due_at", "cancelled_at", "begun_at", "done_at"),
        people=("person",),
        apart=("key", "held", "names", "addresses"),
        change="yours:going",
        whole=Fate.NAMELESS,
        because=_("That somebody was erased, and when, can be shown; not who."),
    ),
]
