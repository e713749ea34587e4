from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb

VERBS = [Verb("profiles.changed", _("{who} changed their profile"), "user", shown_in_feed=False)]
