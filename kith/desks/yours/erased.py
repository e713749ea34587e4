"""The erasure ledger: who was erased, as keyed hashes of public keys, in a file apart from the database.

A backup still holds people who were erased after it was made. After it is put back, `replay` erases them
again before anybody is served (TRUST 4.7, J5).
"""

import os
from pathlib import Path

from django.conf import settings

from kith.base.kit.clock import now
from kith.desks.yours.models import Departure
from kith.members.people.departing import Choice, Going
from kith.members.people.models import Person
from kith.members.people.tokens import hashed


def ledger() -> Path:
    """Return where it lies."""
    return Path(settings.DATA) / "erased.txt"


def write_down(going: Going) -> None:
    """Add who is being erased; written already, it changes nothing. On the disk before it returns."""
    keys = Person.objects.filter(pk__in=going.ids).order_by("pk").values_list("key", flat=True)
    known = read()
    new = [f"{mark} {going.choice}\n" for mark in map(_mark, keys) if known.get(mark) != going.choice]
    if not new:
        return
    path = ledger()
    if not path.exists():
        path.touch(mode=0o600)
    with path.open("a", encoding="ascii") as file:
        file.writelines(new)
        file.flush()
        os.fsync(file.fileno())


def read() -> dict[str, str]:
    """Return how each was erased, by hash; a torn last line is left out."""
    path = ledger()
    if not path.exists():
        return {}
    lines = (line.split() for line in path.read_text("ascii", errors="replace").splitlines())
    return {line[0]: line[1] for line in lines if len(line) == 2 and line[1] in Choice.values}


def replay() -> int:
    """Erase again whoever was erased after the backup that was put back. Returns how many there were."""
    from kith.desks.yours.actions.carrying import carry_out

    known = read()
    if not known:
        return 0
    again = 0
    for person in Person.objects.filter(erased_at=None, merged_into=None).order_by("pk").iterator():
        choice = known.get(_mark(person.key))
        if choice is None:
            continue
        departure, _made = Departure.objects.update_or_create(
            person=person,
            cancelled_at=None,
            done_at=None,
            defaults={"choice": choice, "due_at": now()},
        )
        carry_out(departure.pk)
        again += 1
    return again


def _mark(key: str) -> str:
    return hashed(f"yours.erased:{key}")
