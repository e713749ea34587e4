"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Fate, Kept, Part, Who, by
from kith.services.drafts.models import Draft

KEPT = [
    Kept(
        Draft,
        Part.WRITTEN,
        _("What you began to write, and haven’t sent"),
        why=_("So that nothing you typed is lost."),
        who=Who.ME,
        until=_("Until you send it or let it go, and 30 days at most"),
        mine=by("person"),
        gives=("kept_at", "title", "text"),
        words=("title", "text"),
        people=("person",),
        apart=("key", "place", "was"),
        change="drafts:mine",
        labels={"kept_at": _("Kept")},
        leave=Fate.GONE,
        nameless=Fate.GONE,
    ),
]
