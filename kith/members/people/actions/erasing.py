"""Somebody goes: they are signed out, their ways in and addresses go, and who is erased loses their name."""

from django.conf import settings
from django.db.models import Q

from kith.base.kit.clock import now
from kith.members.people import mentions
from kith.members.people.addressing import folded
from kith.members.people.departing import Going, former_member
from kith.members.people.models import (
    Address,
    ArchiveAddress,
    Authenticator,
    Farewell,
    HalfwayIn,
    Mailed,
    NoMail,
    Nudge,
    Passkey,
    PasskeyChallenge,
    Person,
    RecoveryCode,
    Session,
    SignInRequest,
)
from kith.members.people.personal import KEPT
from kith.members.people.tokens import farewell_hash

_WAYS_IN = (Authenticator, HalfwayIn, Passkey, PasskeyChallenge, RecoveryCode, Session)


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    for model in _WAYS_IN:
        model.objects.filter(person__in=going.ids).delete()
    Mailed.objects.filter(person__in=going.ids).delete()
    Nudge.objects.filter(person__in=going.ids).delete()
    SignInRequest.objects.filter(Q(address__in=_spellings(going)) | Q(adds_to__in=going.ids)).delete()
    Person.objects.filter(pk__in=going.ids).update(password="", last_login=None)
    _say_farewell(going)
    if not going.is_erased:
        return False
    ArchiveAddress.objects.filter(person__in=going.ids).delete()
    NoMail.objects.filter(person__in=going.ids).delete()
    _unname(going)
    return mentions.unname(KEPT, going)


def _spellings(going: Going) -> list[str]:
    asked = SignInRequest.objects.values_list("address", flat=True).distinct()
    mine = {folded(address) for address in going.addresses}
    return [address for address in asked if folded(address) in mine]


def _say_farewell(going: Going) -> None:
    """Take the addresses away, and keep only that nobody is to write to those that were proved.

    Of who is erased, also those in archives: so that another archive does not bring them back (TRUST 4.7).
    """
    rows = Address.objects.filter(person__in=going.ids)
    back = None if going.is_erased else going.ids[0]
    kept = list(rows.proved().values_list("address", flat=True))
    if going.is_erased:
        archived = ArchiveAddress.objects.filter(person__in=going.ids)
        kept += archived.values_list("address", flat=True)
    for address in kept:
        Farewell.objects.update_or_create(address_hash=farewell_hash(address), defaults={"person_id": back})
    rows.delete()
    if going.is_erased:
        Farewell.objects.filter(person__in=going.ids).update(person=None)


def _unname(going: Going) -> None:
    for person in Person.objects.select_for_update().filter(pk__in=going.ids):
        person.name, person.pointer = former_member(), ""
        person.zone, person.language = _default("zone"), settings.LANGUAGE_CODE
        person.erased_at = person.erased_at or now()
        person.save()


def _default(field: str) -> str:
    return Person._meta.get_field(field).default
