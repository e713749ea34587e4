"""Asking for everything about oneself in one file; making it; throwing it away."""

import secrets
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from kith.base.kit.clock import now
from kith.desks.yours import packing
from kith.desks.yours.models import Parcel
from kith.members.people.actions.auditing import note
from kith.members.people.keeping import Subject
from kith.members.people.models import Person

KEPT_FOR = timedelta(days=7)


@transaction.atomic
def ask_for_parcel(*, by: Person) -> Parcel:
    """Have a parcel made; one that is being made serves, and an older one is thrown away."""
    from kith.desks.yours.jobs import make_parcel

    Person.objects.select_for_update().get(pk=by.pk)
    parcel = Parcel.objects.filter(person=by, made_at=None).first()
    if parcel is None:
        throw_away_of(by.pk)
        parcel = Parcel.objects.create(person=by)
        note("yours.export-asked", by=by, about=f"person:{by.key}", why="by-owner")
    make_parcel.later(parcel_id=parcel.pk)
    return parcel


def make(parcel_id: int) -> None:
    """Make the file of a parcel; made already, or its person gone, it does nothing."""
    parcel = Parcel.objects.select_related("person").filter(pk=parcel_id, made_at=None).first()
    if parcel is None or parcel.person.erased_at is not None:
        return
    name = f"{secrets.token_urlsafe(32)}.zip"
    path = folder() / name
    try:
        size = packing.pack(Subject.of(parcel.person), parcel.person, path)
        moment = now()
        made = Parcel.objects.filter(pk=parcel_id, made_at=None).update(
            file=name, size=size, made_at=moment, until=moment + KEPT_FOR
        )
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if not made:
        path.unlink(missing_ok=True)


def throw_away_old() -> int:
    """Throw away parcels whose week is over, and files that belong to none. Returns how many rows went."""
    gone = _throw_away(Parcel.objects.filter(until__lte=now()))
    kept = set(Parcel.objects.exclude(file="").values_list("file", flat=True))
    hour_ago = now() - timedelta(hours=1)
    for path in folder().glob("*.zip"):
        if path.name not in kept and path.stat().st_mtime < hour_ago.timestamp():
            path.unlink(missing_ok=True)
    return gone


def throw_away_of(*person_ids: int) -> int:
    """Throw away every parcel of these people."""
    return _throw_away(Parcel.objects.filter(person__in=person_ids))


def folder() -> Path:
    """Return where parcels lie, for Kith's own eyes."""
    place = Path(settings.DATA) / "exports"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def _throw_away(parcels) -> int:
    names = list(parcels.exclude(file="").values_list("file", flat=True))
    gone = parcels.delete()[0]
    transaction.on_commit(lambda: _unlink(names))
    return gone


def _unlink(names: list[str]) -> None:
    for name in names:
        (folder() / name).unlink(missing_ok=True)


def fetch(parcel: Parcel, *, by: Person) -> BinaryIO | None:
    """Open a parcel's file for its person, and note that it was fetched; None where it is gone."""
    if parcel.person_id != by.pk:
        return None
    try:
        file = (folder() / parcel.file).open("rb")
    except FileNotFoundError:
        return None
    note("yours.export-fetched", by=by, about=f"person:{by.key}", why="by-owner")
    return file
