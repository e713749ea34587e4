"""The processes of an import change nothing but its time, and none is left when it ends, however it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kith.ports.mail.actions import workshop
from kith.ports.mail.actions.importing import take_in_archive
from kith.ports.mail.actions.preparing import CUT, prepare, read_heads
from kith.ports.mail.actions.workshop import Workshop, workers_for_this_machine
from kith.ports.mail.parsing.mbox import TOO_LARGE, RawMessage, Skipped, read_messages
from tests.cast import build_cast

ARCHIVES = sorted((Path(__file__).parents[4] / "tests" / "archives").glob("*.mbox.gz"))
LONGEST = 100_000
# An import without an end: it tells when it is at work, and notes what a Ctrl-C stops.
ENDLESS = """
from kith.ports.mail.actions.workshop import Workshop
from kith.ports.mail.parsing.mbox import RawMessage
batch = [RawMessage(b"From: a@here.example\\n\\nWords.\\n" * 50, "#1", 0)] * 20
try:
    with Workshop(2) as shop:
        shop.open()
        for _made in shop.prepared(iter(lambda: batch, None), 100_000):
            print("made", flush=True)
except KeyboardInterrupt:
    print("stopped")
"""


def mail(number: int) -> RawMessage:
    return RawMessage(b"From: a@here.example\nMessage-ID: <%d@here.example>\n\nWords.\n" % number, "#1", 0)


def numbers(made) -> list[int]:
    return [int(each.message_id.partition("@")[0]) for batch in made for each in batch]


@pytest.fixture(scope="module")
def shop():
    with Workshop(2) as opened:
        opened.open()
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda archive: archive.name)
def test_processes_make_the_same_in_the_same_order(shop, archive):
    raws = [raw for raw in read_messages(archive) if isinstance(raw, RawMessage)][::5]
    batches = [raws[start : start + 20] for start in range(0, len(raws), 20)]
    made = [each for batch in shop.prepared(batches, LONGEST) for each in batch]
    assert made == prepare(raws, LONGEST)
    assert [head for batch in shop.heads(batches) for head in batch] == read_heads(raws)


def test_what_is_no_mail_has_no_head(shop):
    batch = [mail(1), Skipped("#2", TOO_LARGE), RawMessage(b"no headers at all", "#3", 0)]
    for where in (shop, Workshop()):
        assert [head and head.message_id for head in next(where.heads([batch]))] == [
            "1@here.example",
            None,
            None,
        ]


def test_only_a_few_batches_are_read_ahead(shop):
    read = []
    made = shop.prepared((read.append(number) or [mail(number)] for number in range(50)), LONGEST)
    assert numbers([next(made)]) == [0]
    assert len(read) == 2 + workshop.WAITING + 1
    assert numbers(made) == list(range(1, 50))


def test_what_fails_in_a_process_fails_as_it_would_here(shop):
    broken = [RawMessage(None, "#1", 0)]
    with pytest.raises(AttributeError) as here:
        prepare(broken, LONGEST)
    with Workshop(1) as another:
        another.open()
        with pytest.raises(AttributeError) as there:
            list(another.prepared([broken], LONGEST))
    assert str(there.value) == str(here.value)


def test_a_process_that_dies_takes_no_mail_with_it():
    with Workshop(2) as opened:
        opened.open()
        made = opened.prepared(([mail(number)] for number in range(40)), LONGEST)
        first = [next(made) for _ in range(5)]
        for worker in opened._workers:
            worker._process.kill()
        assert numbers([*first, *made]) == list(range(40))


def endless() -> subprocess.Popen:
    began = subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert began.stdout.readline() == "made\n"
    return began


def ended(began: subprocess.Popen) -> tuple[str, str]:
    """Return what was said, once nobody is left who could say more: processes share standard error."""
    try:
        said, faults = began.communicate(timeout=20)
    finally:
        began.kill()
    return said.replace("made\n", ""), faults


def test_an_import_that_is_killed_leaves_no_process():
    began = endless()
    began.kill()
    assert ended(began) == ("", "")


def test_a_ctrl_c_is_answered_by_the_import_alone():
    began = endless()
    os.killpg(began.pid, signal.SIGINT)
    assert ended(began) == ("stopped\n", "")


@pytest.mark.django_db
def test_an_archive_that_fills_one_batch_starts_no_process(tmp_path, monkeypatch):
    cast = build_cast()
    monkeypatch.setattr(workshop, "_COMMAND", ["no such command"])
    monkeypatch.setattr(Workshop, "open", lambda _shop: pytest.fail("a process was asked for"))
    (tmp_path / "one.eml").write_bytes(mail(1).data)
    assert take_in_archive(tmp_path, cast.board, by=cast.ada, shop=Workshop(2)).posts == 1


def test_where_no_process_starts_the_work_is_done_here(monkeypatch):
    monkeypatch.setattr(workshop, "_COMMAND", ["no such command"])
    with Workshop(2) as opened:
        opened.open()
        assert numbers(opened.prepared(([mail(number)] for number in range(3)), LONGEST)) == [0, 1, 2]


def test_one_core_is_worth_no_process(monkeypatch):
    for cores, workers in ({0}, 0), ({0, 1}, 2), (set(range(9)), 4):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _pid, cores=cores: cores, raising=False)
        assert workers_for_this_machine() == workers


def test_a_long_body_is_cut_where_it_is_prepared():
    long = RawMessage(b"From: a@here.example\n\n" + b"word " * 100, "#1", 0)
    [made] = prepare([long], 60)
    assert (len(made.source), made.source.endswith(CUT), made.was_shortened) == (60, True, True)
