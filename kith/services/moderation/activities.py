from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

# Their audience is the author's own: who spoke up about what is nobody else's to read in a ledger.
VERBS = [
    Verb("moderation.raised", _("{who} spoke up"), "shield-check", shown_in_feed=False),
    Verb("moderation.withdrawn", _("{who} took it back"), "shield-check", shown_in_feed=False),
    Verb("moderation.decided", _("It was decided what happens"), "shield-check", shown_in_feed=False),
    Verb("moderation.mended", _("{who} changed it"), "shield-check", shown_in_feed=False),
    Verb("moderation.lifted", _("{who} lifted a limit"), "shield-check", shown_in_feed=False),
    Verb(
        "moderation.lines_set",
        _("{who} set what stands above the boxes"),
        "shield-check",
        shown_in_feed=False,
    ),
]
