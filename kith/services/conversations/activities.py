from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb("conversations.started", _("{who} started {what}"), "message-circle", counts_as="talk"),
    Verb("conversations.replied", _("{who} replied in {what}"), "reply", counts_as="talk"),
    Verb("conversations.edited", _("{who} changed a post in {what}"), "pencil", shown_in_feed=False),
    Verb("conversations.settled", _("{who} got what they needed in {what}"), "check", shown_in_feed=False),
    Verb("conversations.helped", _("A reply helped who asked in {what}"), "check", shown_in_feed=False),
    Verb("conversations.helped_no_more", _("{who} took back that it helped"), "check", shown_in_feed=False),
    Verb("conversations.thanked", _("{who} said thank you in {what}"), "message-circle", shown_in_feed=False),
    Verb(
        "conversations.thanked_no_more",
        _("{who} took a thank you back"),
        "message-circle",
        shown_in_feed=False,
    ),
    Verb("conversations.hushed", _("{who} wants no word at their box"), "eye-off", shown_in_feed=False),
    Verb("conversations.closed", _("{who} closed {what}"), "check", shown_in_feed=False),
    Verb("conversations.opened_again", _("{who} opened {what} again"), "message-circle", shown_in_feed=False),
    Verb("conversations.rehung", _("{who} moved {what}"), "message-circle", shown_in_feed=False),
    Verb("conversations.split", _("{who} split off {what}"), "message-circle", shown_in_feed=False),
    Verb(
        "conversations.joined", _("{who} put conversations together"), "message-circle", shown_in_feed=False
    ),
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
