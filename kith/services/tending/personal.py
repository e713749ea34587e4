"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Fate, Kept, Part, Until, Who, by
from kith.services.tending.models import Motion

KEPT = [
    Kept(
        Motion,
        Part.WRITTEN,
        _("What you asked another member to agree to about a conversation, and what you agreed to"),
        why=_("So that no one member decides it alone."),
        who=Who.READERS,
        until=Until.COMMUNITY,
        mine=by("by", "settled_by"),
        gives=("community.name", "thread.title", "act", "state", "at", "why", "given"),
        words=("why", "given"),
        people=("by", "settled_by"),
        apart=("key", "settled_at"),
        labels={"given": _("Where to, or what it’s called")},
        nameless=Fate.GONE,
    ),
]
