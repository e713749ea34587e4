"""The link was pressed or the code typed: an address is proved, and a session begins. Once.

Where a second step is due, the session waits for it (proving.py). An operator's link is both: whoever
reads their terminal holds this Kith itself.
"""

import hmac

from django.db import models, transaction
from django.urls import reverse

from kith.base.kit.clock import now
from kith.members.people.actions.claiming import claim
from kith.members.people.actions.entering import Entrance, begin_session
from kith.members.people.actions.proving import Halfway, enter_or_ask
from kith.members.people.actions.registering import person_at
from kith.members.people.actions.signing_in import too_many
from kith.members.people.addressing import folded
from kith.members.people.limits import FAILED_CODES, FAILED_HERE, give_back, take
from kith.members.people.models import Address, Person, SignInRequest
from kith.members.people.queries import asks_second, ways_in
from kith.members.people.tokens import hashed, hashed_code

MAX_TRIES = 5


def live_link(token: str) -> SignInRequest | None:
    """Return the request a link belongs to, when it still works. Changes nothing."""
    return _live().filter(token_hash=hashed(token)).first()


def redeem_link(
    token: str, *, device: str = "", shared_computer: bool = False, client: str = ""
) -> Entrance | Halfway | None:
    """Begin a session for the address a link was sent to; None when the link is no longer good.

    client: see browsers.client_of. Raises Refusal "too-many" for one who keeps trying.
    """
    _count(client)
    asking = live_link(token)
    entrance = _enter(asking, "link", device, shared_computer) if asking else None
    if entrance and client:
        give_back(FAILED_HERE, client)
    return entrance


def redeem_code(
    code: str,
    *,
    address: str,
    browser: str,
    device: str = "",
    shared_computer: bool = False,
    client: str = "",
) -> Entrance | Halfway | None:
    """Begin a session for `address` by a code that was asked for in this browser; None when it is wrong.

    A try counts for every mail this browser asked for that address; after five a mail's code is dead
    and only its link works. Raises Refusal "too-many" for one who keeps trying.
    """
    _count(client)
    who = folded(address)
    if not take(FAILED_CODES, who):
        raise too_many(FAILED_CODES, who)
    asking = _matching(code, who, browser)
    entrance = _enter(asking, "code", device, shared_computer) if asking else None
    if entrance:
        give_back(FAILED_CODES, who)
        if client:
            give_back(FAILED_HERE, client)
    return entrance


def _count(client: str) -> None:
    if client and not take(FAILED_HERE, client):
        raise too_many(FAILED_HERE, client)


def _live() -> models.QuerySet[SignInRequest]:
    return SignInRequest.objects.filter(used_at=None, expires_at__gt=now(), adds_to=None)


def _matching(code: str, address: str, browser: str) -> SignInRequest | None:
    digits = "".join(letter for letter in code if letter.isdigit())
    asked = [row for row in _live().filter(browser_hash=hashed(browser)) if folded(row.address) == address]
    wanted = hashed_code(digits, browser)
    # Counted before it is compared, row by row, so that many tries at once are not one try.
    return next((row for row in asked if _counted(row) and hmac.compare_digest(row.code_hash, wanted)), None)


def _counted(asking: SignInRequest) -> bool:
    live = _live().filter(pk=asking.pk, tries__lt=MAX_TRIES)
    return live.update(tries=models.F("tries") + 1) == 1


@transaction.atomic
def _enter(asking: SignInRequest, why: str, device: str, shared_computer: bool) -> Entrance | Halfway | None:
    # One statement decides who is first; everybody else finds the request used.
    if _live().filter(pk=asking.pk).update(used_at=now()) != 1:
        return None
    is_new = not Address.objects.at(asking.address).proved().exists()
    person = person_at(asking.address, verified=True)
    claim(asking.address, by=person)
    enter = begin_session if asking.printed else enter_or_ask
    return enter(
        person,
        device=device,
        shared_computer=shared_computer,
        why="operator" if asking.printed else why,
        is_new=is_new,
        next=asking.next or _first_thing(person, asking),
    )


def _first_thing(person: Person, asking: SignInRequest) -> str:
    # An operator's link lets in whoever still lacks their second step, and leads them to it.
    lacks = asking.printed and asks_second(person) and not ways_in(person).has_second
    return reverse("people:ways") if lacks else ""
