"""Who wrote the mails of an archive: people nobody has claimed yet, known by the address that stands there.

Nothing is ever mailed to such an address (RULINGS 3). Whoever proves it later takes on what it wrote. They
are told apart by what stands in the archive; what they are called is only made of it.
"""

from collections.abc import Iterable
from hashlib import sha256

from django.db.models.functions import Lower

from kith.base.kit.clock import now
from kith.members.people.departing import former_member
from kith.members.people.models import Address, ArchiveAddress, Person
from kith.members.people.names import sort_name
from kith.members.people.queries import erased_among
from kith.ports.mail.parsing.names import readable

Author = tuple[str, str]
NAMELESS = "no-address.invalid"


def address_of(author: Author) -> str:
    """Return the address an author is kept under; one without an address is kept by name."""
    address, name = author
    return address[:254] if address else f"{sha256(name.casefold().encode()).hexdigest()[:32]}@{NAMELESS}"


def known_authors(authors: Iterable[Author]) -> dict[str, int]:
    """Return address -> person id for authors who are known here, claimed or not."""
    addresses = {address_of(author) for author in authors}
    known = dict(ArchiveAddress.objects.filter(address__in=addresses).values_list("address", "person"))
    rest = addresses - known.keys()
    proved = Address.objects.annotate(small=Lower("address")).filter(small__in=rest).exclude(verified_at=None)
    return {**dict(proved.values_list("small", "person")), **known}


def make_authors(authors: Iterable[Author]) -> tuple[dict[str, int], int]:
    """Return address -> person id for all of these authors, and how many people were made for it.

    Who was erased here stays so: somebody without a name or an address stands for them.
    """
    wanted = {address_of(author): author for author in authors}
    known = known_authors(wanted.values())
    # Whoever claims one of these waits until the batch is in, or is through before it is looked up again.
    list(Person.objects.select_for_update().filter(pk__in=set(known.values())).order_by("pk").values("pk"))
    known = known_authors(wanted.values())
    strangers = [address for address in wanted if address not in known]
    gone = erased_among(strangers)
    people = {address: _person(wanted[address], address in gone) for address in strangers}
    Person.objects.bulk_create(people.values())
    ArchiveAddress.objects.bulk_create(
        ArchiveAddress(person=person, address=address)
        for address, person in people.items()
        if address not in gone
    )
    known.update({address: person.pk for address, person in people.items()})
    return known, len(people) - len(gone)


def _person(author: Author, is_erased: bool) -> Person:
    address, name = author
    shown = former_member() if is_erased else readable(name, address)[:120]
    gone = now() if is_erased else None
    # bulk_create passes Person.save by, where these two are filled in.
    return Person(name=shown, sort_name=sort_name(shown), erased_at=gone, password="!")  # noqa: S106 - "!" opens nothing
