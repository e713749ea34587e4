"""The secrets in links of this room. Worked out anew when needed, so that only hashes lie in the database.

Whoever has a copy of the database alone can work out none: the key they are made with is not in it.
"""

from django.conf import settings
from django.urls import reverse

from kith.members.people.addressing import folded
from kith.members.people.tokens import hashed
from kith.rooms.admissions.models import Invitation


def token_of(invitation: Invitation) -> str:
    """Return the secret in the link of an invitation's present round."""
    return hashed(f"admissions.invitation:{invitation.key}:{invitation.round}")


def link_to(invitation: Invitation) -> str:
    """Return the whole address under which an invitation is answered."""
    return settings.SITE_URL + reverse("admissions:invited", args=[token_of(invitation)])


def stop_link_for(address: str) -> str:
    """Return the whole address under which letters to a mail address are stopped. It does not run out."""
    return settings.SITE_URL + reverse("admissions:stop", args=[_stop_token(address)])


def address_hash(address: str) -> str:
    """Return what is kept of an address that may have asked for no more letters."""
    return hashed(_stop_token(address))


def _stop_token(address: str) -> str:
    return hashed(f"admissions.mailbox:{folded(address)}")
