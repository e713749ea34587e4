"""Which mails come of letters and introductions, and who chose to have none."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.mailing import Mail
from kith.rooms.letters.actions.quieting import be_quiet, speak_again
from kith.rooms.letters.introductions import is_quiet

MAILS = [
    Mail(
        "letters",
        10,
        _("Somebody writes to you"),
        _("That there’s a letter and from whom, not what it says. One mail until you’ve read it."),
    ),
    Mail(
        "introductions",
        20,
        _("You’re asked about an introduction, or it comes to be"),
        _("Once each, with the words of who asks."),
        wanted=lambda person: not is_quiet(person),
        stop=be_quiet,
        again=speak_again,
    ),
]
