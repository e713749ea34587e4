"""Asking to be let in: a link and a code go to an address, whoever it belongs to (RULINGS 17).

There is one answer for every address. One that nobody here has is no error: whoever proves it becomes
a person of the network.
"""

from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit import mail
from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.actions.auditing import note
from kith.members.people.actions.registering import person_at
from kith.members.people.addressing import cleaned, folded
from kith.members.people.letters import sign_in_letter
from kith.members.people.limits import ASKS, MAILS_A_DAY, MAILS_AN_HOUR, REFUSALS_TOLD, Limit, give_back, take
from kith.members.people.models import SignInRequest
from kith.members.people.tokens import hashed, hashed_code, new_code, new_token

GOOD_FOR = timedelta(minutes=30)


def ask_to_sign_in(
    address: str, *, next: str = "", browser: str = "", client: str = ""
) -> SignInRequest | None:
    """Send a link and a code to an address. Returns None when it has had its mails for now.

    Callers answer both the same. next: a path on this site. browser: secret of the browser that asks,
    to which the code is bound; without one the code opens nothing. client: see browsers.client_of.
    Raises ValidationError for what is no address, Refusal "too-many" or "mail-failed". Call it outside
    a transaction: what was counted stays counted.
    """
    address = cleaned(address)
    if client and not take(ASKS, client):
        raise too_many(ASKS, client)
    bound = {"browser_hash": hashed(browser) if browser else ""}

    def letter(token: str, code: str) -> EmailMessage:
        return sign_in_letter(address, link_to(token), code)

    return send_secrets(address, letter, bound_to=browser, next=next, **bound)


def send_secrets(
    address: str, letter: Callable[[str, str], EmailMessage], *, bound_to: str, **fields: Any
) -> SignInRequest | None:
    """Mail a fresh link and code to an address; None when it has had its mails for now.

    letter: makes the mail of the two secrets. bound_to: what the code is bound to. Raises Refusal
    "mail-failed". Call it outside a transaction.
    """
    if not _may_be_mailed(address):
        return None
    token, code = new_token(), new_code()
    asking = SignInRequest.objects.create(
        address=address,
        token_hash=hashed(token),
        code_hash=hashed_code(code, bound_to),
        expires_at=now() + GOOD_FOR,
        **fields,
    )
    _send(letter(token, code), asking)
    return asking


@transaction.atomic
def login_link(address: str) -> str:
    """Return a link that signs in whoever holds it, once, within 30 minutes; for the operator's terminal.

    It asks for no second step: it is the way back for somebody who has lost theirs.

    Makes the person known when nobody is at that address. Raises ValidationError for what is no address.
    """
    person, token = person_at(address), new_token()
    SignInRequest.objects.create(
        address=cleaned(address),
        token_hash=hashed(token),
        code_hash="",
        expires_at=now() + GOOD_FOR,
        printed=True,
    )
    note("people.link-printed", by=None, about=f"person:{person.key}", why="operator")
    return link_to(token)


def link_to(token: str) -> str:
    """Return the absolute address of a sign-in link."""
    return settings.SITE_URL + reverse("people:sign-in-link", args=[token])


def too_many(limit: Limit, who: str) -> Refusal:
    """Return the refusal of a caller who is over a limit, told once in the audit log."""
    _tell(limit, who)
    minutes = int(limit.span / timedelta(minutes=1))
    words = _("Try again in %(minutes)s minutes. A link from a mail we sent still works.")
    return refuse("too-many", next=words % {"minutes": minutes})


def _may_be_mailed(address: str) -> bool:
    who = folded(address)
    if not take(MAILS_A_DAY, who):
        _tell(MAILS_A_DAY, who)
        return False
    if not take(MAILS_AN_HOUR, who):
        give_back(MAILS_A_DAY, who)
        _tell(MAILS_AN_HOUR, who)
        return False
    return True


def _tell(limit: Limit, who: str) -> None:
    # Once per half hour and caller: a flood at the door must not become a flood in the log.
    if take(REFUSALS_TOLD, f"{limit.name}:{who}"):
        note("people.sign-in-refused", by=None, about=f"caller:{hashed(who)[:16]}", why=limit.name)


def _send(letter: EmailMessage, asking: SignInRequest) -> None:
    try:
        mail.send(letter)
    except SMTPRecipientsRefused:
        # The mail server knows no such mailbox. Saying so would answer a question nobody may ask here.
        return
    except (SMTPException, OSError) as error:
        asking.delete()
        for limit in (MAILS_A_DAY, MAILS_AN_HOUR):
            give_back(limit, folded(asking.address))
        raise _mail_failed() from error


def _mail_failed() -> Refusal:
    return Refusal(
        code="mail-failed",
        status=503,
        happened=_("We couldn’t send mail just now."),
        kept=_("Nothing was changed. Your address is below."),
        next=_("Try again in a few minutes. If it keeps happening, tell whoever runs this site."),
    )
