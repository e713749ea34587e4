from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb(
        "answering.wondered",
        _("{who} wondered whether someone might have a thought"),
        "message-circle",
        shown_in_feed=False,
    ),
    Verb("answering.not_me", _("{who} said it’s not one for them"), "message-circle", shown_in_feed=False),
]
