"""Which mail comes of asking without a name, and where one's own page leads to what one asked so."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.corner import Link
from kith.members.people.mailing import Mail

OPENED = "unsealed"
MAILS = [
    Mail(
        OPENED,
        55,
        _("Two who look after a community read who asked something: you"),
        _("Each time. It says where, not what. The page with what you asked says it too."),
    )
]
CORNER = Link(
    45,
    _("Asked without your name"),
    _("What you asked so, until when the link to you is kept, and whether anyone opened it"),
    "unnamed:mine",
)
