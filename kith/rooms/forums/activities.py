from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb("forums.board_opened", _("{who} opened the board {what}"), "message-circle", shown_in_feed=False),
]
