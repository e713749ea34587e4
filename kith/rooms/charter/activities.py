from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [
    Verb("charter.proposed", _("{who} proposed a change to how we work"), "book-open", shown_in_feed=False),
    Verb("charter.remarked", _("{who} said something to a proposal"), "book-open", shown_in_feed=False),
    Verb("charter.adopted", _("{who} adopted a new charter"), "book-open", shown_in_feed=False),
    Verb("charter.let_go", _("{who} let a proposal go"), "book-open", shown_in_feed=False),
    Verb("charter.accepted", _("{who} said they’ll keep to it"), "book-open", shown_in_feed=False),
]
