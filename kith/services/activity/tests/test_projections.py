"""A projection follows the ledger: each entry once, whatever breaks on the way."""

import os
import subprocess
import sys

import pytest
from django.db import connection, transaction

from kith.base.kit.complaints import Complaints
from kith.services.activity import projections
from kith.services.activity.models import Cursor, Entry
from kith.services.activity.projections import Projection, catch_up, lag, register, registered, step
from kith.services.activity.tests.conftest import forget, happen, note, noted

pytestmark = pytest.mark.django_db(transaction=True)


def happen_times(community, times: int) -> list[int]:
    with transaction.atomic():
        for _ in range(times):
            happen(community)
    return list(Entry.objects.order_by("pk").values_list("pk", flat=True))


def test_it_is_given_every_entry_once_and_then_nothing(community, notes):
    everything = happen_times(community, 7)
    assert lag() == {"notes": 7}
    assert (catch_up(), catch_up()) == (7, 0)
    assert noted() == everything
    assert lag() == {"notes": 0}


def test_batches_are_whole_and_a_limit_is_kept(community, notes, monkeypatch):
    monkeypatch.setattr(projections, "BATCH", 3)
    everything = happen_times(community, 7)
    assert catch_up(limit=2) == 6
    assert noted() == everything[:6]
    assert catch_up() == 1


def test_a_failure_half_way_moves_no_cursor_and_doubles_nothing(community, notes):
    everything = happen_times(community, 4)

    def break_down(entries):
        note(entries[:2])
        raise OSError("half-way")

    register(Projection("notes", break_down, forget))
    with pytest.raises(OSError, match="half-way"):
        catch_up()
    assert (noted(), Cursor.objects.filter(pk="notes", entry_id__gt=0).exists()) == ([], False)
    register(notes)
    catch_up()
    assert noted() == everything


KILLED = """
import os
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {name!r}
import django
django.setup()
from kith.services.activity.projections import Projection, step
from kith.services.activity.tests.conftest import forget, note
def die(entries):
    note(entries)
    os._exit(9)
step(Projection("notes", die, forget))
"""


@pytest.mark.slow
def test_a_process_killed_half_way_leaves_nothing_behind(community, notes):
    everything = happen_times(community, 4)
    code = KILLED.format(name=str(connection.settings_dict["NAME"]))
    killed = subprocess.run([sys.executable, "-c", code], env=dict(os.environ), timeout=60)
    assert (killed.returncode, noted()) == (9, [])
    catch_up()
    assert noted() == everything


def test_one_that_fails_holds_up_no_other(community, notes):
    everything = happen_times(community, 2)

    def break_down(entries):
        raise OSError("not today")

    register(Projection("a first one", break_down, forget))
    with pytest.raises(OSError, match="not today"):
        catch_up()
    assert noted() == everything
    assert lag() == {"a first one": 2, "notes": 0}


def test_one_that_keeps_failing_is_logged_once_and_goes_on_as_soon_as_it_can(
    community, notes, caplog, monkeypatch
):
    monkeypatch.setattr(projections, "_complaints", Complaints(lambda: 0.0))
    everything = happen_times(community, 2)
    broken = []

    def apply(entries):
        if broken:
            raise OSError("not today")
        note(entries)

    def try_again():
        with pytest.raises(OSError, match="not today"):
            catch_up()

    register(Projection("notes", apply, forget))
    broken.append(True)
    for _second in range(3):
        try_again()
    broken.clear()
    assert (catch_up(), noted()) == (2, everything)
    happen_times(community, 1)
    broken.append(True)
    try_again()
    stands, goes = "The projection notes stands still.", "The projection notes goes on."
    assert [record.getMessage() for record in caplog.records] == [stands, goes, stands]
    assert [bool(record.exc_info) for record in caplog.records] == [True, False, True]


def test_a_new_version_forgets_and_reads_from_the_start(community, notes):
    everything = happen_times(community, 3)
    catch_up()
    Cursor.objects.create(projection="noted 999999999999")
    register(Projection("notes", note, forget, version=2))
    assert catch_up() == 3
    assert noted() == everything
    assert Cursor.objects.get(pk="notes").version == 2


def test_a_new_version_with_nothing_to_read_forgets_all_the_same(community, notes):
    Cursor.objects.create(projection="noted 999999999999")
    Cursor.objects.create(projection="notes", version=1)
    register(Projection("notes", note, forget, version=2))
    assert (step(registered()[0]), noted()) == (0, [])
