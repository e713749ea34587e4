"""Mailing an invitation: never twice to an address within three days, never to one that asked for no more."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

from django.db.models import Q

from kith.base.kit import mail
from kith.base.kit.clock import now
from kith.members.communities.access import belonging
from kith.members.people.models import Address
from kith.members.people.queries import is_not_written_to
from kith.rooms.admissions.letters import invitation_letter
from kith.rooms.admissions.models import Invitation, Mailbox
from kith.rooms.admissions.tokens import address_hash

REST = timedelta(days=3)


def post(invitation_id: int, round: int) -> datetime | None:
    """Mail a round of an invitation, or return when the address may be written to again.

    Nothing is sent for a round that is over, to somebody who belongs already, or to an address that asked
    for no more; whoever invited is not told which. Raises SMTPException or OSError when the server did not
    take it.
    """
    invitation = Invitation.objects.select_related("community", "by").filter(pk=invitation_id).first()
    if invitation is None or not _is_wanted(invitation, round):
        return None
    mailbox, _made = Mailbox.objects.get_or_create(address_hash=address_hash(invitation.address))
    if mailbox.stopped_at is not None:
        return None
    moment, before = now(), mailbox.written_at
    rested = Q(written_at=None) | Q(written_at__lte=moment - REST)
    if not Mailbox.objects.filter(rested, pk=mailbox.pk, stopped_at=None).update(written_at=moment):
        last = Mailbox.objects.values_list("written_at", flat=True).get(pk=mailbox.pk)
        return (last or moment) + REST
    try:
        mail.send(invitation_letter(invitation))
    except SMTPRecipientsRefused:
        return None
    except Exception:
        Mailbox.objects.filter(pk=mailbox.pk, written_at=moment).update(written_at=before)
        raise
    return None


def _is_wanted(invitation: Invitation, round: int) -> bool:
    if invitation.state != Invitation.State.OPEN or invitation.round != round or not invitation.address:
        return False
    if invitation.expires_at is None or invitation.expires_at <= now() or invitation.replies.exists():
        return False
    if is_not_written_to(invitation.address):
        return False
    owner = Address.objects.at(invitation.address).proved().values("person")
    return not belonging(invitation.community_id).filter(person__in=owner).exists()
