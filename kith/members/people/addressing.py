"""Mail addresses as they are typed, and as they are kept."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

MAX_ADDRESS = 254
_WRONG = _("That doesn’t look like an email address. It should be something like gethin@example.org.")


def cleaned(typed: str) -> str:
    """Return an address fit to be kept and written to: no spaces around it, its domain in ASCII.

    Raises ValidationError, with words for whoever typed it, for anything else: among them line breaks,
    which would be headers in a mail, and quoted names, which hide such things.
    """
    address = typed.strip(" \t")
    name, at, domain = address.rpartition("@")
    if not at or len(address) > MAX_ADDRESS or not address.isprintable() or '"' in name:
        raise ValidationError(_WRONG)
    try:
        address = f"{name}@{domain.encode('idna').decode('ascii')}"
        validate_email(address)
    except (UnicodeError, ValidationError):
        raise ValidationError(_WRONG) from None
    if len(address) > MAX_ADDRESS:
        raise ValidationError(_WRONG)
    return address


def folded(address: str) -> str:
    """Return what two spellings of one address have in common."""
    return address.lower()
