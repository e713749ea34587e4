from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb("communities.founded", _("{who} started {what}"), "users"),
    Verb("communities.joined", _("{who} joined"), "users", counts_as="joined"),
    Verb("communities.left", _("{who} left"), "users", counts_as="left", shown_in_feed=False),
    Verb("communities.duty_taken", _("{who} took on a duty"), "users", shown_in_feed=False),
]
