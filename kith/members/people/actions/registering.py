"""How a person comes to be known here."""

from django.core.validators import validate_email
from django.db import transaction

from kith.base.kit.clock import now
from kith.members.people.models import Address, Person


@transaction.atomic
def person_at(address: str, *, name: str = "", verified: bool = False) -> Person:
    """Return the person at a mail address, made known when nobody is.

    verified: the address has been proved. Raises ValidationError for an address that is none.
    """
    address = address.strip()
    validate_email(address)
    known = Address.objects.select_for_update().filter(address__iexact=address).select_related("person").first()
    if known is None:
        person = Person(name=name or name_from(address))
        person.save()
        known = Address.objects.create(person=person, address=address)
    if verified and known.verified_at is None:
        known.verified_at = now()
        known.save(update_fields=["verified_at"])
    return known.person


def name_from(address: str) -> str:
    """Return a first guess at a name: "ada.king@…" is "Ada King". Its owner can change it."""
    words = address.split("@")[0].replace(".", " ").replace("_", " ").replace("-", " ").split("+")[0]
    return " ".join(word.capitalize() for word in words.split())[:120] or address[:120]
