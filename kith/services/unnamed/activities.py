from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

# Of a seal, nothing: that somebody has one is nobody's to read. Of its opening, for who opened it alone.
VERBS = [
    Verb("unnamed.allowed", _("{who} lets members ask without a name"), "eye-off", shown_in_feed=False),
    Verb("unnamed.ended", _("{who} ended asking without a name"), "eye-off", shown_in_feed=False),
    Verb("unnamed.asked_to_open", _("{who} asked to open a seal"), "eye-off", shown_in_feed=False),
    Verb("unnamed.opened", _("{who} agreed to open a seal"), "eye-off", shown_in_feed=False),
    Verb("unnamed.taken_back", _("{who} took it back"), "eye-off", shown_in_feed=False),
]
