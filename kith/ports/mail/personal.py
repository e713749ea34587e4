"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Basis, Fate, Kept, Part, Until, Who, by
from kith.ports.mail.models import ArchivedMessage

KEPT = [
    Kept(
        ArchivedMessage,
        Part.NOTED,
        _("Fingerprints of mails of yours from a mailing list’s archive"),
        why=_("So that none is taken in a second time, not even after you took its words away."),
        who=Who.NOBODY,
        until=Until.COMMUNITY,
        mine=by("post__author"),
        gives=("community.name", "sent_at"),
        apart=("message_hash", "subject_hash", "thread", "post"),
        basis=Basis.INTEREST,
        whole=Fate.NAMELESS,
        because=_("Without it, the archive would bring your words back."),
    )
]
