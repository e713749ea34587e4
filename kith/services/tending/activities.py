from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb(
        "tending.proposed",
        _("{who} asked another member to agree about {what}"),
        "message-circle",
        shown_in_feed=False,
    ),
    Verb("tending.summed_up", _("{who} summed up {what}"), "check", shown_in_feed=False),
    Verb("tending.saw", _("{who} saw that their words were summed up"), "check", shown_in_feed=False),
    Verb("tending.untold", _("{who} wants no word of it"), "eye-off", shown_in_feed=False),
    Verb("tending.told_again", _("{who} wants word of it again"), "bell", shown_in_feed=False),
    Verb("tending.kept", _("{who} keeps a conversation"), "pin", shown_in_feed=False),
    Verb("tending.let_go", _("{who} keeps a conversation no more"), "pin", shown_in_feed=False),
    Verb("tending.tagged", _("{who} tagged {what}"), "pin", shown_in_feed=False),
    Verb("tending.renamed", _("{who} gave a tag another word"), "pencil", shown_in_feed=False),
    Verb("tending.agreed", _("{who} agreed about {what}"), "check", shown_in_feed=False),
    Verb("tending.withdrawn", _("{who} took back what they asked about {what}"), "x", shown_in_feed=False),
]
