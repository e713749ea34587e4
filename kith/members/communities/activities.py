from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb("communities.founded", _("{who} started {what}"), "users"),
    Verb("communities.described", _("{who} said anew what we are about"), "users", shown_in_feed=False),
    Verb("communities.joined", _("{who} joined"), "users", counts_as="joined"),
    Verb("communities.left", _("{who} left"), "users", counts_as="left", shown_in_feed=False),
    Verb("communities.applied", _("{who} asked to join"), "users", shown_in_feed=False),
    Verb("communities.declined", _("{who} was told: not this time"), "users", shown_in_feed=False),
    Verb("communities.withdrew", _("{who} took their request back"), "users", shown_in_feed=False),
    Verb("communities.lapsed", _("{who} is resting"), "users", shown_in_feed=False),
    Verb("communities.became_alumnus", _("{who} moved on, and stays a friend"), "users"),
    Verb(
        "communities.removed", _("{who} was asked to leave"), "users", counts_as="left", shown_in_feed=False
    ),
    Verb("communities.group_formed", _("{who} formed a smaller group"), "users", shown_in_feed=False),
    Verb("communities.group_joined", _("{who} joined a smaller group"), "users", shown_in_feed=False),
    Verb("communities.group_left", _("{who} left a smaller group"), "users", shown_in_feed=False),
    Verb("communities.paused", _("{who} is away for a while"), "users", shown_in_feed=False),
    Verb("communities.resumed", _("{who} is back"), "users", shown_in_feed=False),
    Verb("communities.accompanied", _("{who} has somebody to ask first"), "users", shown_in_feed=False),
    Verb("communities.parted", _("{who} found their feet"), "users", shown_in_feed=False),
    Verb(
        "communities.opened_to_alumni", _("{who} changed what friends may read"), "users", shown_in_feed=False
    ),
    Verb("communities.duty_taken", _("{who} took on a duty"), "users", shown_in_feed=False),
    Verb("communities.duty_put_down", _("{who} put down a duty"), "users", shown_in_feed=False),
    Verb("communities.duty_offered", _("{who} offered a duty"), "users", shown_in_feed=False),
    Verb("communities.duty_answered", _("{who} answered an offer"), "users", shown_in_feed=False),
    Verb(
        "communities.removal_proposed", _("{who} proposed that someone leaves"), "users", shown_in_feed=False
    ),
    Verb("communities.removal_dropped", _("{who} let a proposal go"), "users", shown_in_feed=False),
    Verb("communities.removal_appealed", _("{who} asked for another look"), "users", shown_in_feed=False),
    Verb("communities.removal_decided", _("{who} looked again"), "users", shown_in_feed=False),
]
