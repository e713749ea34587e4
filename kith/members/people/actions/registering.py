"""How a person comes to be known here."""

from django.db import IntegrityError, transaction

from kith.base.kit.clock import now
from kith.base.kit.lines import one_line, shows
from kith.members.people.addressing import cleaned, folded
from kith.members.people.models import Address, ArchiveAddress, Farewell, Person
from kith.members.people.tokens import farewell_hash


@transaction.atomic
def person_at(address: str, *, name: str = "", verified: bool = False) -> Person:
    """Return the person at a mail address, made known when nobody is.

    verified: the address has been proved. Raises ValidationError for an address that is none.
    """
    address = cleaned(address)
    known = _known(address) or _made_known(address, _shown(name) or name_from(address))
    if verified:
        known = _welcomed_back(known)
    if verified and known.verified_at is None:
        known.verified_at = now()
        known.save(update_fields=["verified_at"])
    return known.person


def is_known(address: str) -> bool:
    """Say whether somebody has this address, or wrote from it in an archive. For the operator's eyes.

    Raises ValidationError for what is no address.
    """
    address = cleaned(address)
    archived = ArchiveAddress.objects.filter(address=folded(address))
    return Address.objects.at(address).exists() or archived.exists()


def _known(address: str) -> Address | None:
    locked = Address.objects.at(address).select_for_update(of=("self",))
    return locked.select_related("person").first()


def _made_known(address: str, name: str) -> Address:
    try:
        with transaction.atomic():
            person = Person(name=name)
            person.save()
            return Address.objects.create(person=person, address=address)
    except IntegrityError:
        # Someone proved the same address at the same moment, and was first.
        return Address.objects.at(address).select_related("person").get()


def _welcomed_back(known: Address) -> Address:
    """Let an address be written to again, now that its owner shows it; who left with it is back."""
    farewell = Farewell.objects.filter(address_hash=farewell_hash(known.address)).first()
    if farewell is None:
        return known
    stranger, left = known.person, farewell.person_id
    farewell.delete()
    if left is not None and known.verified_at is None:
        known.person_id = left
        known.save(update_fields=["person"])
        if not stranger.addresses.exists():
            stranger.delete()
        known = Address.objects.select_related("person").get(pk=known.pk)
    return known


def _shown(name: str) -> str:
    line = one_line(name)
    return line if shows(line) else ""


def name_from(address: str) -> str:
    """Return a first guess at a name: "ada.king@…" is "Ada King". Its owner can change it."""
    words = (
        one_line(address.split("@")[0]).replace(".", " ").replace("_", " ").replace("-", " ").split("+")[0]
    )
    return " ".join(word.capitalize() for word in words.split())[:120] or address[:120]
