"""One's addresses: another is added by proving it, one is made the main one, one is taken away.

Nobody learns whether an address is somebody else's here: there is one answer for every address, and only
whoever reads mail there is told.
"""

import hmac

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.people.actions.auditing import note
from kith.members.people.actions.changing import Change, settle, tell
from kith.members.people.actions.claiming import claim
from kith.members.people.actions.redeeming import MAX_TRIES
from kith.members.people.actions.refuting import address_mark
from kith.members.people.actions.signing_in import send_secrets, too_many
from kith.members.people.addressing import cleaned, folded
from kith.members.people.letters import Changed, address_letter, taken_letter
from kith.members.people.limits import ASKS, FAILED_CODES, give_back, take
from kith.members.people.models import Address, Farewell, Person, SignInRequest
from kith.members.people.queries import addresses
from kith.members.people.sealing import seal
from kith.members.people.tokens import farewell_hash, hashed, hashed_code

MOST = 10
_FULL = gettext_lazy("You have as many addresses as we keep. Take one away first.")


def ask_to_add(address: str, *, by: Person) -> str:
    """Send a link and a code to an address that `by` would like to have as well; returns the address.

    Raises ValidationError for what is no address, is theirs already, or is one too many; Refusal "too-many"
    or "mail-failed". Call it outside a transaction: what was counted stays counted.
    """
    address = cleaned(address)
    mine = Address.objects.filter(person=by).proved()
    if mine.at(address).exists():
        raise ValidationError(_("That’s one of yours already."))
    if mine.count() >= MOST:
        raise ValidationError(str(_FULL))
    if not take(ASKS, by.key):
        raise too_many(ASKS, by.key)

    def letter(token: str, code: str) -> EmailMessage:
        if _is_another_s(address, by):
            return taken_letter(address)
        return address_letter(address, _link_to(token), code)

    send_secrets(address, letter, bound_to=by.key, adds_to=by)
    return address


def asked_for(token: str, by: Person) -> SignInRequest | None:
    """Return what `by` asked for with this link, while it works. Changes nothing."""
    return _live(by).filter(token_hash=hashed(token)).first()


def prove_by_link(token: str, *, by: Person, device: str = "") -> str | None:
    """Add the address that a link was sent to; None when the link is no longer good, or another's.

    Raises Refusal "not-allowed" for one too many.
    """
    asking = asked_for(token, by)
    return _prove(asking, by, device) if asking else None


def prove_by_code(code: str, *, by: Person, device: str = "") -> str | None:
    """Add the address that a code was sent to; None when it is wrong. After five tries only the link works.

    Raises Refusal "too-many" for one who keeps trying, "not-allowed" for one address too many.
    """
    if not take(FAILED_CODES, by.key):
        raise too_many(FAILED_CODES, by.key)
    digits = "".join(letter for letter in code if letter.isdigit())
    wanted = hashed_code(digits, by.key)
    for asking in _live(by):
        if _counted(asking, by) and hmac.compare_digest(asking.code_hash, wanted):
            give_back(FAILED_CODES, by.key)
            return _prove(asking, by, device)
    return None


def make_main(address: str, *, by: Person, device: str = "") -> None:
    """Let mail go to this address first. It is that already: nothing changes. Raises Refusal "not-found"."""
    with transaction.atomic():
        found = _own(address, by)
        if found.address == addresses(by)[0]:
            return
        Address.objects.filter(pk=found.pk).update(main_at=now())
        change = Change("people.address-first", Changed.ADDRESS_FIRST, about=f"person:{by.key}")
        note(change.act, by=by, about=change.about)
    tell(change, by=by, device=device)


def remove(address: str, *, by: Person, kept: int | None, device: str = "") -> None:
    """Take an address away; `by` is signed out elsewhere (TRUST E2), and it is told there too.

    Raises Refusal "not-found" for one that is not theirs, "not-allowed" for the only one.
    """
    with transaction.atomic():
        found = _own(address, by)
        if not Address.objects.filter(person=by).proved().exclude(pk=found.pk).exists():
            raise _only_one()
        gone = found.address
        found.delete()
        SignInRequest.objects.filter(address__iexact=gone).delete()
        about, undoes = f"person:{by.key}", f"address-removed:{seal(gone)}"
        change = Change("people.address-removed", Changed.ADDRESS_REMOVED, about=about, undoes=undoes)
        settle(change, by=by, kept=kept)
    tell(change, by=by, device=device, also=[gone])


def _prove(asking: SignInRequest, by: Person, device: str) -> str | None:
    with transaction.atomic():
        _check_room(asking.address, by)
        # One statement decides who is first; everybody else finds the request used.
        if _live(by).filter(pk=asking.pk).update(used_at=now()) != 1 or not _add(asking.address, by):
            return None
        Farewell.objects.filter(address_hash=farewell_hash(asking.address), person=None).delete()
        claim(asking.address, by=by)
        undoes = f"address:{address_mark(asking.address)}"
        about = f"person:{by.key}"
        change = Change("people.address-added", Changed.ADDRESS_ADDED, about=about, undoes=undoes)
        note(change.act, by=by, about=about)
    tell(change, by=by, device=device)
    return asking.address


def _add(address: str, by: Person) -> bool:
    """Keep an address as proved; False where it has become somebody else's."""
    if _is_another_s(address, by):
        return False
    Address.objects.filter(person=by, verified_at=None).at(address).delete()
    try:
        with transaction.atomic():
            Address.objects.create(person=by, address=address, verified_at=now())
    except IntegrityError:
        return Address.objects.at(address).filter(person=by).exists()
    return True


def _check_room(address: str, by: Person) -> None:
    """Refuse one address too many, also where several were asked for at once; the link works on until its
    time is over."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    mine = Address.objects.filter(person=by).proved()
    if mine.count() >= MOST and not mine.at(address).exists():
        raise refuse("not-allowed", happened=_FULL, next=_("Then press the link in that mail once more."))


def _is_another_s(address: str, by: Person) -> bool:
    """Say whether it belongs to another account, or to somebody who left with it and may come back."""
    left = Farewell.objects.filter(address_hash=farewell_hash(address), person__isnull=False)
    return Address.objects.at(address).exclude(person=by).exists() or left.exclude(person=by).exists()


def _live(by: Person) -> models.QuerySet[SignInRequest]:
    return SignInRequest.objects.filter(adds_to=by, used_at=None, expires_at__gt=now())


def _counted(asking: SignInRequest, by: Person) -> bool:
    live = _live(by).filter(pk=asking.pk, tries__lt=MAX_TRIES)
    return live.update(tries=models.F("tries") + 1) == 1


def _own(address: str, by: Person) -> Address:
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    found = Address.objects.filter(person=by).proved().at(folded(address)).first()
    if found is None:
        raise refuse("not-found")
    return found


def _only_one() -> Exception:
    return refuse(
        "not-allowed",
        happened=_("That’s your only address, and how you come in."),
        next=_("Add another first; then this one can go."),
    )


def _link_to(token: str) -> str:
    return settings.SITE_URL + reverse("people:address-link", args=[token])
