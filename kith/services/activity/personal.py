"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Basis, Fate, Kept, Part, Until, by
from kith.services.activity.models import Cursor, Entry

KEPT = [
    Kept(
        Entry,
        Part.NOTED,
        _("The diary of what happened"),
        why=_("So that pages, searches and mails stay right. It holds no words."),
        who=_("Whoever may see what it was about"),
        until=Until.COMMUNITY,
        mine=by("by"),
        gives=("at", "verb", "community.name"),
        people=("by",),
        apart=("txid", "subject_kind", "subject_id", "audience", "imported"),
        basis=Basis.INTEREST,
        whole=Fate.NAMELESS,
        because=_("That something happened stays true; it no longer leads to you."),
    )
]

PLAIN = {Cursor: "How far a machine has read."}
