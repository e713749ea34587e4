from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

# Each is news to nobody but who did it, or to the two it is between.
VERBS = [
    Verb("letters.stopped", _("{who} would rather not write"), "mail", shown_in_feed=False),
    Verb("letters.resumed", _("{who} writes again"), "mail", shown_in_feed=False),
    Verb("letters.asked", _("{who} asked to be introduced"), "users", shown_in_feed=False),
    Verb("letters.proposed", _("{who} would like to introduce two people"), "users", shown_in_feed=False),
    Verb("letters.answered", _("{who} answered an introduction"), "users", shown_in_feed=False),
    Verb("letters.both_agreed", _("Two people said yes to meeting"), "users", shown_in_feed=False),
    Verb("letters.made", _("Two people were introduced"), "users", shown_in_feed=False),
    Verb("letters.met", _("{who} met who they were introduced to"), "users", shown_in_feed=False),
    Verb("letters.lapsed", _("An introduction didn’t come to be"), "users", shown_in_feed=False),
]
