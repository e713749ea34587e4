from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb("admissions.call_changed", _("{who} wrote down who we look for"), "users", shown_in_feed=False),
    Verb("admissions.mode_changed", _("{who} changed who may join"), "users"),
    Verb("admissions.wished", _("{who} would like to change who may join"), "users", shown_in_feed=False),
    Verb("admissions.answered", _("{who} answered a request"), "users", shown_in_feed=False),
    Verb("admissions.let_members_read", _("{who} let members read"), "users", shown_in_feed=False),
    Verb("admissions.proposed", _("{who} would like to invite someone"), "mail", shown_in_feed=False),
    Verb("admissions.invited", _("{who} invited someone"), "mail", shown_in_feed=False),
    Verb("admissions.renewed", _("{who} invited someone again"), "mail", shown_in_feed=False),
    Verb("admissions.ended", _("{who} ended an invitation"), "mail", shown_in_feed=False),
    Verb("admissions.accepted", _("{who} said yes"), "mail", shown_in_feed=False),
    Verb("admissions.said_no_thanks", _("{who} said no thanks"), "mail", shown_in_feed=False),
]
