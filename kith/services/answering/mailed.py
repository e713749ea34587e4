"""The mail that comes of a wondering, which whoever gets it can stop."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.mailing import Mail

WONDERINGS = "wonderings"

MAILS = [
    Mail(
        WONDERINGS,
        25,
        _("Somebody wonders whether you might know"),
        _("That there’s a question, where, and who thought of you. At most once in 14 days."),
    )
]
