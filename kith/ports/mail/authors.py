"""Who wrote the mails of an archive: people nobody has claimed yet, known by the address that stands there.

Nothing is ever mailed to such an address (RULINGS 3). Whoever proves it later takes on what it wrote. They
are told apart by what stands in the archive; what they are called is only made of it.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.db.models.functions import Lower

from kith.base.kit.batches import batched
from kith.base.kit.clock import now
from kith.base.kit.rows import insert
from kith.members.people.departing import former_member
from kith.members.people.models import Address, ArchiveAddress, Person
from kith.members.people.names import sort_name
from kith.members.people.queries import erased_among
from kith.ports.mail.parsing.names import readable

Author = tuple[str, str]
NAMELESS = "no-address.invalid"
_AT_ONCE = 5_000


def address_of(author: Author) -> str:
    """Return the address an author is kept under; one without an address is kept by name."""
    address, name = author
    return address[:254] if address else f"{sha256(name.casefold().encode()).hexdigest()[:32]}@{NAMELESS}"


def known_authors(authors: Iterable[Author]) -> dict[str, int]:
    """Return address -> person id for authors who are known here, claimed or not."""
    known: dict[str, int] = {}
    for batch in batched(dict.fromkeys(map(address_of, authors)), _AT_ONCE):
        found = dict(ArchiveAddress.objects.filter(address__in=batch).values_list("address", "person"))
        rest = set(batch) - found.keys()
        proved = Address.objects.annotate(small=Lower("address")).filter(small__in=rest)
        known.update(proved.exclude(verified_at=None).values_list("small", "person"))
        known.update(found)
    return known


def make_authors(
    authors: Iterable[Author], stand_ins: dict[str, int] | None = None
) -> tuple[dict[str, int], int]:
    """Return address -> person id for all of these authors, and how many people were made for it.

    Who was erased here stays so: somebody without a name or an address stands for them. stand_ins: those of
    earlier batches, by address; new ones are added.
    """
    stand_ins = {} if stand_ins is None else stand_ins
    wanted = {address_of(author): author for author in authors}
    known = known_authors(wanted.values())
    # Whoever claims one of these waits until the batch is in, or is through before it is looked up again.
    list(Person.objects.select_for_update().filter(pk__in=set(known.values())).order_by("pk").values("pk"))
    known = {**stand_ins, **known_authors(wanted.values())}
    strangers = [address for address in wanted if address not in known]
    gone = erased_among(strangers)
    rows = [_person(wanted[address], address in gone) for address in strangers]
    people = dict(zip(strangers, insert(Person, _PERSON, rows), strict=True))
    named = [(person, address) for address, person in people.items() if address not in gone]
    insert(ArchiveAddress, ("person_id", "address"), named)
    stand_ins.update({address: person for address, person in people.items() if address in gone})
    return {**known, **people}, len(named)


_PERSON = ("name", "sort_name", "erased_at", "password")


def _person(author: Author, is_erased: bool) -> tuple[str, str, datetime | None, str]:
    address, name = author
    shown = former_member() if is_erased else readable(name, address)[:120]
    # "!" opens nothing.
    return shown, sort_name(shown), now() if is_erased else None, "!"
