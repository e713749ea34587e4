"""Which mails come of joining."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.mailing import Mail

MAILS = [
    Mail(
        "requests",
        30,
        _("Somebody asks to join where you decide"),
        _("At most one mail a day, for all who wait. Not who they are, nor what they wrote."),
    ),
    Mail(
        "answers", 40, _("Your own request to join is answered"), _("Once, with the words of who answered.")
    ),
]
