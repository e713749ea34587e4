"""Which mails come of speaking up."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.mailing import Mail

MAILS = [
    Mail(
        "care",
        50,
        _("Something you spoke up about, or wrote, was looked at"),
        _("Once it is decided, also when others looked again. Not what it was about."),
    )
]
