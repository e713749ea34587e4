from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb


def _quiet(name: str, sentence: object) -> Verb:
    return Verb(f"welcome.{name}", sentence, "users", shown_in_feed=False)


VERBS = [
    Verb("welcome.welcomed", _("{who} welcomed {what}"), "message-circle"),
    _quiet("set_aside", _("{who} would rather not")),
    _quiet("offered_company", _("{who} would be somebody new’s first person to ask")),
    _quiet("took_offer_back", _("{who} took an offer back")),
    _quiet("proposed_company", _("{who} offered to be somebody’s first person to ask")),
    _quiet("answered_company", _("{who} answered an offer of company")),
    _quiet("checked_in", _("{who} asked how someone is")),
    _quiet("answered_check_in", _("{who} said how they are")),
    _quiet("let_rest", _("{who} let someone rest")),
    _quiet("listed_friend", _("{who} stays on the list of friends")),
    _quiet("unlisted_friend", _("{who} came off the list of friends")),
    _quiet("wished_reading", _("{who} would change what friends may read")),
    _quiet("hidden", _("Something said to one person is out of sight")),
    _quiet("shown", _("Something said to one person is back")),
    _quiet("mended", _("{who} changed what they had said to one person")),
    _quiet("stopped_letters", _("{who} wants no letters about this")),
]
