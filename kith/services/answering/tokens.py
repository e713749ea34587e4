"""What the link in this room's mail carries. It does one thing, and only when its button is pressed."""

from django.core import signing
from django.urls import reverse

from kith.services.answering.models import Wondering

_SALT = "answering.not_me"


def path_of(wondering: Wondering) -> str:
    """Return where who was asked says, without signing in, that it is not one for them."""
    return reverse("answering:not-me-by-mail", args=[signing.dumps(wondering.key, salt=_SALT)])


def wondering_by(token: str) -> Wondering | None:
    """Return the wondering a link is about, or None for a link that is not ours."""
    try:
        key = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    rows = Wondering.objects.filter(key=key, person__erased_at=None, person__merged_into=None)
    return rows.select_related("community", "thread", "person", "by").first()
