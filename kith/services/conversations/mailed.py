"""Which mails come of conversations."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.mailing import Mail

MAILS = [
    Mail(
        "mentions",
        15,
        _("Somebody mentions you"),
        _("Where and who, not what it says. One a day at most for each conversation."),
    ),
]
