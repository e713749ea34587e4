"""No more mail about introductions, or mail again."""

from django.db import transaction

from kith.members.people.models import Person
from kith.rooms.letters.models import Quiet


@transaction.atomic
def be_quiet(person: Person) -> None:
    """Mail this person about introductions no more; asked already, it changes nothing."""
    Quiet.objects.get_or_create(person=person)


@transaction.atomic
def speak_again(person: Person) -> None:
    """Mail this person about introductions again."""
    Quiet.objects.filter(person=person).delete()
