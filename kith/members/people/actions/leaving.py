"""Sessions end: this one, another, or all but this one. The next request is a stranger's."""

from django.db import models, transaction

from kith.base.kit.ids import is_key
from kith.members.people.actions.auditing import note
from kith.members.people.models import HalfwayIn, Person, Session
from kith.members.people.tokens import hashed


def sign_out(token: str) -> bool:
    """End the session that a browser holds the token of; says whether there was one."""
    session = Session.objects.filter(token_hash=hashed(token)).select_related("person").first()
    if session is None:
        return False
    return _end(session.person, Session.objects.filter(pk=session.pk), "signed-out") == 1


def end_session(key: str, *, by: Person) -> bool:
    """End one of `by`'s sessions; False when they have none of that key (any more)."""
    return is_key(key) and _end(by, Session.objects.filter(person=by, key=key), "ended-by-owner") == 1


def end_others(kept: int | None, *, by: Person, why: str = "ended-others") -> int:
    """End every session of `by` but the one with id `kept`; returns how many ended.

    Whoever was half way in for them begins again as well.
    """
    HalfwayIn.objects.filter(person=by).delete()
    others = Session.objects.filter(person=by).exclude(pk=kept or 0)
    return _end(by, others, why)


@transaction.atomic
def _end(person: Person, sessions: models.QuerySet[Session], why: str) -> int:
    keys = list(sessions.select_for_update().values_list("key", flat=True))
    ended = Session.objects.filter(person=person, key__in=keys).delete()[0]
    for key in keys:
        note("people.session-ended", by=person, about=f"session:{key}", why=why)
    return ended
