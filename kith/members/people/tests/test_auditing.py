"""The audit log: lines are only ever added, and any other change to it is found."""

import random
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction

from kith.members.people.actions import auditing
from kith.members.people.actions.auditing import Broken, head, note, verify
from kith.members.people.actions.registering import person_at
from kith.members.people.models import AppendOnly, AuditHead, AuditLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    ada = person_at("ada@example.org", name="Ada", verified=True)
    return [note("people.tried", by=ada, about=f"thing:{number}", why="test") for number in range(5)]


def _behind_our_back(statement: str, *values) -> None:
    """Write past every guard of ours, as somebody with the database in hand could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE people_auditline DISABLE TRIGGER ALL")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS people_auditline_unchanged")
        cursor.execute(statement, values)


def test_a_log_that_nobody_touched_is_whole(lines):
    assert verify() is None
    assert head() == (5, lines[-1].seal)


def test_an_empty_log_is_whole():
    assert verify() is None
    assert head() == (0, "0" * 64)


def test_each_line_follows_the_one_before(lines):
    assert [line.previous_seal for line in lines[1:]] == [line.seal for line in lines[:-1]]


def test_a_line_undone_with_its_act_leaves_no_gap(lines):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        note("people.tried", by=None)
        raise ZeroDivisionError
    note("people.tried", by=None)
    assert verify() is None
    assert head()[0] == 6


@pytest.mark.parametrize(
    "column, value",
    [("act", "people.trieD"), ("by_id", None), ("about", "thing:9"), ("why", ""), ("seal", "f" * 64)],
)
def test_a_changed_line_is_found(lines, column, value):
    _behind_our_back(f"UPDATE people_auditline SET {column} = %s WHERE id = %s", value, lines[2].pk)
    assert verify() == Broken(lines[2].pk, "is not what was written")


def test_a_changed_time_is_found(lines):
    later = connection.ops.adapt_datetimefield_value(lines[2].at.replace(microsecond=0))
    _behind_our_back("UPDATE people_auditline SET at = %s WHERE id = %s", later, lines[2].pk)
    assert verify() == Broken(lines[2].pk, "is not what was written")


def test_a_removed_line_is_found(lines):
    _behind_our_back("DELETE FROM people_auditline WHERE id = %s", lines[2].pk)
    assert verify() == Broken(lines[3].pk, "does not follow the line before it")


def test_a_line_cut_off_the_end_is_found(lines):
    _behind_our_back("DELETE FROM people_auditline WHERE id = %s", lines[4].pk)
    assert verify() == Broken(lines[3].pk, "is not the last line that was written")


def test_a_log_emptied_is_found(lines):
    _behind_our_back("DELETE FROM people_auditline")
    assert verify() == Broken(None, "is not the last line that was written")


def test_a_line_of_somebody_elses_making_is_found(lines):
    last = lines[-1]
    AuditLine(act="people.tried", why="forged", previous_seal=last.seal, seal="a" * 64).save()
    assert verify().reason == "is not what was written"


def test_an_end_of_somebody_elses_making_is_found(lines):
    _behind_our_back("DELETE FROM people_auditline WHERE id = %s", lines[4].pk)
    AuditHead.objects.update(lines=4, seal=lines[3].seal)
    assert verify() == Broken(None, "ends where nobody wrote")
    AuditHead.objects.all().delete()
    assert verify() == Broken(None, "has lost its end")


def test_any_changed_letter_is_found(lines):
    chance = random.Random(7)
    rows = list(AuditLine.objects.order_by("pk").values())
    _behind_our_back("SELECT 1")
    for _round in range(60):
        row, column = chance.choice(rows), chance.choice(["act", "about", "why", "previous_seal", "seal"])
        at = chance.randrange(len(row[column]))
        changed = row[column][:at] + chr(ord(row[column][at]) ^ 1) + row[column][at + 1 :]
        point = transaction.savepoint()
        _behind_our_back(f"UPDATE people_auditline SET {column} = %s WHERE id = %s", changed, row["id"])
        found = verify()
        transaction.savepoint_rollback(point)
        assert found is not None, (column, at)
    assert verify() is None


def test_a_line_added_while_the_log_is_read_is_no_break(lines, monkeypatch):
    look, late = auditing._broken_head, ["people.tried"]

    def after_one_more(*whole):
        if late:
            note(late.pop(), by=None)
        return look(*whole)

    monkeypatch.setattr(auditing, "_broken_head", after_one_more)
    assert verify() is None
    assert head()[0] == 6


def test_nothing_in_python_changes_or_removes_a_line(lines):
    line = lines[0]
    line.why = "other"
    for change in (
        line.save,
        line.delete,
        lambda: AuditLine.objects.update(why="other"),
        lambda: AuditLine.objects.filter(pk=line.pk).delete(),
        lambda: AuditLine.objects.bulk_update([line], ["why"]),
        lambda: AuditLine.objects.bulk_create([line]),
    ):
        with pytest.raises(AppendOnly):
            change()


def test_the_database_refuses_to_change_a_line(lines):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_auditline SET why = 'other'")
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM people_auditline")
    assert verify() is None


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_chain():
    def write(number: int) -> None:
        try:
            note("people.tried", by=None, about=f"thing:{number}")
        finally:
            connection.close()

    writers = [Thread(target=write, args=(number,)) for number in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert verify() is None
    assert head()[0] == 20
