from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb("conversations.started", _("{who} started {what}"), "message-circle", counts_as="talk"),
    Verb("conversations.replied", _("{who} replied in {what}"), "reply", counts_as="talk"),
    Verb("conversations.edited", _("{who} changed a post in {what}"), "pencil", shown_in_feed=False),
    Verb("conversations.settled", _("{who} got what they needed in {what}"), "check", shown_in_feed=False),
    Verb("conversations.reopened", _("{who} asked again in {what}"), "message-circle", shown_in_feed=False),
    Verb(
        "conversations.hidden",
        _("Something in {what} is out of sight"),
        "eye-off",
        shown_in_feed=False,
        counting="stops",
    ),
    Verb("conversations.moved", _("{who} brought {what} along"), "message-circle", shown_in_feed=False),
    Verb(
        "conversations.shown",
        _("Something in {what} is back"),
        "eye-off",
        shown_in_feed=False,
        counting="resumes",
    ),
]
