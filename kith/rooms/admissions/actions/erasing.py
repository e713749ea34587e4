"""Somebody goes: their requests are taken back, their invitations end."""

from django.db.models import Q

from kith.base.kit.clock import now
from kith.members.people import mentions
from kith.members.people.addressing import folded
from kith.members.people.departing import Going, removed_words
from kith.rooms.admissions.models import Application, Invitation, Reply, Say, Wish
from kith.rooms.admissions.personal import KEPT

_EMPTY = {"state": Invitation.State.ENDED, "address": "", "name": "", "sentence": "", "token_hash": ""}


def erase(going: Going) -> bool:
    """Do this room's part; see departing."""
    _end_invitations(going)
    mine = Application.objects.filter(person__in=going.ids)
    mine.filter(state=Application.State.APPLIED).update(state=Application.State.WITHDRAWN, decided_at=now())
    if not going.is_erased:
        return False
    mine.delete()
    Wish.objects.filter(by__in=going.ids).delete()
    # How many came in by a link stays, for it is good for so many.
    Reply.objects.filter(person__in=going.ids).update(person=None)
    if going.takes_words:
        Say.objects.filter(by__in=going.ids).exclude(words="").update(words=removed_words())
    return mentions.unname(KEPT, going)


def _end_invitations(going: Going) -> None:
    Invitation.objects.filter(by__in=going.ids).update(**_EMPTY)
    mine = {folded(address) for address in going.addresses}
    if not mine or not going.is_erased:
        return
    to_them = Q(pk=None)
    for address in mine:
        to_them |= Q(address__iexact=address)
    Invitation.objects.filter(to_them).update(**_EMPTY)
