from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb(
        "tending.proposed",
        _("{who} asked another member to agree about {what}"),
        "message-circle",
        shown_in_feed=False,
    ),
    Verb("tending.agreed", _("{who} agreed about {what}"), "check", shown_in_feed=False),
    Verb("tending.withdrawn", _("{who} took back what they asked about {what}"), "x", shown_in_feed=False),
]
