"""What the four answers mean, in the words of the page where they are pressed."""

from django.utils.translation import gettext_lazy as _

from kith.rooms.welcome.models import CheckIn

_Answer = CheckIn.Answer

ANSWERS = [
    (_Answer.HERE, _Answer.HERE.label, _("Nothing changes. You won’t be asked here again for half a year.")),
    (_Answer.BREAK, _Answer.BREAK.label, _("Nothing is asked of you meanwhile.")),
    (_Answer.MOVED_ON, _Answer.MOVED_ON.label, _("You stay a friend, and come back whenever you like.")),
    (_Answer.LEAVE, _Answer.LEAVE.label, _("You leave. What you wrote stays, under your name.")),
]
