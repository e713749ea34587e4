"""Which mails come of welcomes and askings, and who chose to have none."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.mailing import Mail
from kith.members.people.models import Person
from kith.rooms.welcome.actions.posting import stop_letters
from kith.rooms.welcome.models import NoLetters


def _wants(person: Person) -> bool:
    return not NoLetters.objects.filter(person=person).exists()


def _have_again(person: Person) -> None:
    NoLetters.objects.filter(person=person).delete()


MAILS = [
    Mail(
        "welcomes",
        60,
        _("Somebody says hello to you, or asks how you are"),
        _("Once each, with their words."),
        wanted=_wants,
        stop=stop_letters,
        again=_have_again,
    )
]
