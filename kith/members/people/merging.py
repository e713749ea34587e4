"""When two people turn out to be one: what hangs on them follows.

Rooms that keep rows by person declare a merging.py with `merge(old_id, new_id)`, which moves those rows
inside the caller's transaction. It must do nothing the second time.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from kith.members.people.models import (
    Address,
    ArchiveAddress,
    Authenticator,
    HalfwayIn,
    Mailed,
    NoMail,
    Nudge,
    Passkey,
    PasskeyChallenge,
    Person,
    RecoveryCode,
    Session,
    SignInRequest,
)

Follower = Callable[[int, int], None]


@cache
def followers() -> tuple[Follower, ...]:
    """Return the `merge` of every room that declares one, in the order of the floors."""
    rooms = [app.name for app in apps.get_app_configs() if find_spec(f"{app.name}.merging")]
    return tuple(import_module(f"{room}.merging").merge for room in rooms)


def merge(old_id: int, new_id: int) -> None:
    """Move the addresses of one person, and whoever was merged into them before, to another.

    How the one signed in goes: it vouches for whoever set it up, and the other has their own.
    """
    SignInRequest.objects.filter(adds_to=old_id).delete()
    # Which of theirs is the main one stays so.
    Address.objects.filter(person=old_id).update(main_at=None)
    for model in (Authenticator, HalfwayIn, Passkey, PasskeyChallenge, RecoveryCode, Session):
        model.objects.filter(person=old_id).delete()
    Person.objects.filter(pk=old_id).update(password="")
    ArchiveAddress.objects.filter(person=old_id).update(person=new_id)
    Address.objects.filter(person=old_id).update(person=new_id)
    Person.objects.filter(merged_into=old_id).update(merged_into=new_id)
    _merge_nudges(old_id, new_id)
    Mailed.objects.filter(person=old_id).delete()
    for kind in NoMail.objects.filter(person=old_id).values_list("kind", flat=True):
        NoMail.objects.get_or_create(person_id=new_id, kind=kind)
    NoMail.objects.filter(person=old_id).delete()


def _merge_nudges(old_id: int, new_id: int) -> None:
    """Of two times somebody was asked, the later counts."""
    rows = list(Nudge.objects.filter(person__in=(old_id, new_id)).order_by("-at", "-id"))
    for earlier in rows[1:]:
        earlier.delete()
    for last in rows[:1]:
        Nudge.objects.filter(pk=last.pk).update(person=new_id)
