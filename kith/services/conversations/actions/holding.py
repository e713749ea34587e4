"""Holding a thread that somebody changes as a whole: who may, alone or with a second member."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import one_line
from kith.base.kit.refusals import refuse
from kith.members.people.models import Person
from kith.services.conversations import homes
from kith.services.conversations.access import (
    closes_alone,
    tends_alone,
    tends_with_another,
    threads_visible_to,
)
from kith.services.conversations.models import Thread
from kith.services.conversations.models.hiding import hidden_threads
from kith.services.conversations.voices import check_own_name

MAX_WHY = 500


def held(
    thread: Thread,
    by: Person,
    second: Person | None = None,
    alone: Callable[[Person, Thread], bool] = tends_alone,
) -> Thread:
    """Lock a thread that `by` closes, moves or parts, and return it.

    second: the member who agreed, where one alone may not. alone: says who may alone. Raises Refusal
    "not-found" for whoever may not read it, "not-allowed" for whoever may not do it.
    """
    locked = Thread.objects.select_for_update(of=("self",)).select_related("community", "audience")
    found = locked.filter(pk=thread.pk).first()
    if found is None or not _reads(by, found) or homes.is_elsewhere(found.host_kind):
        raise refuse("not-found")
    # Closing speaks in the voice of who asked; all else, and a second member, is named.
    for one in [second] if alone is closes_alone else [by, second]:
        if one is not None:
            check_own_name(one, found.pk)
    if not alone(by, found) and not _two(by, second, found):
        raise refuse("not-allowed", next=_("Ask another member to agree to it."))
    if hidden_threads().filter(thread=found.pk).exists():
        # Others look into it; until then it stays where it is.
        raise refuse("not-allowed")
    return found


def _reads(person: Person, thread: Thread) -> bool:
    return threads_visible_to(person).filter(pk=thread.pk).exists()


def _two(by: Person, second: Person | None, thread: Thread) -> bool:
    if second is None or second.pk == by.pk or not _reads(second, thread):
        return False
    return tends_with_another(by, thread) and tends_with_another(second, thread)


def reason(why: str, *, needed: bool = True) -> str:
    """Return a reason fit to keep. Raises Refusal "bad-request" for none where one is needed, or too long."""
    why = one_line(why)
    if needed and not why:
        raise refuse("bad-request", happened=_("Say why, so that everyone can read it."))
    if len(why) > MAX_WHY:
        raise refuse(
            "bad-request",
            happened=_("That’s a long reason. 500 letters are plenty."),
            typed={"why": why},
        )
    return why
