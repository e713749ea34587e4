"""What the links in this room's mails carry. They do one thing each, and no more."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from kith.members.communities.models import Membership
from kith.members.communities.stepping import token_for
from kith.members.people.models import Person
from kith.rooms.welcome.models import CheckIn

_ANSWER, _STOP = "welcome.answer", "welcome.stop"


def answer_link(asked: CheckIn) -> str:
    """Return the whole address under which an asking is answered without signing in."""
    return settings.SITE_URL + reverse(
        "welcome:answer-by-mail", args=[signing.dumps(asked.key, salt=_ANSWER)]
    )


def stop_link(person: Person) -> str:
    """Return the whole address under which these letters are stopped."""
    return settings.SITE_URL + reverse("welcome:stop", args=[signing.dumps(person.key, salt=_STOP)])


def step_link(membership: Membership) -> str:
    """Return the whole address under which one steps back from a community without signing in."""
    return settings.SITE_URL + reverse("communities:membership-by-mail", args=[token_for(membership)])


def check_in_by(token: str) -> CheckIn | None:
    """Return the asking a link is about, or None for a link that is not ours."""
    key = _read(token, _ANSWER)
    rows = CheckIn.objects.filter(key=key, person__erased_at=None, person__merged_into=None)
    return rows.select_related("community", "membership", "person", "by").first() if key else None


def person_by(token: str) -> Person | None:
    """Return whose letters a link stops, or None for a link that is not ours."""
    key = _read(token, _STOP)
    return Person.objects.present().filter(key=key).first() if key else None


def _read(token: str, salt: str) -> str:
    try:
        return signing.loads(token, salt=salt)
    except signing.BadSignature:
        return ""
