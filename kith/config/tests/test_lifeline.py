import os
import sys
from subprocess import PIPE, Popen

import pytest

from kith.config import lifeline

pytestmark = pytest.mark.once
WAITS = """
import sys, time
from kith.config import lifeline
print("up", flush=True)
while not lifeline.is_cut():
    time.sleep(0.02)
"""


def test_where_nobody_watches_nothing_is_cut(monkeypatch):
    monkeypatch.delenv(lifeline.NAME, raising=False)
    assert not lifeline.is_cut()
    for told in ("", "x", "-1:1", "99999:1", "0", "9" * 30 + ":1"):
        monkeypatch.setenv(lifeline.NAME, told)
        assert not lifeline.is_cut()


def test_it_is_cut_when_its_other_end_is_closed(monkeypatch):
    ours, theirs = os.pipe()
    monkeypatch.setenv(lifeline.NAME, lifeline.told_of(ours))
    assert not lifeline.is_cut()
    os.close(theirs)
    assert lifeline.is_cut()
    os.close(ours)


def test_another_pipe_that_has_its_number_says_nothing(monkeypatch):
    ours, theirs = os.pipe()
    monkeypatch.setenv(lifeline.NAME, f"{ours}:{os.fstat(ours).st_ino + 1}")
    os.close(theirs)
    assert not lifeline.is_cut()
    os.close(ours)


def test_a_process_that_is_watched_over_learns_that_it_shall_end():
    command = [sys.executable, "-c", "import signal; signal.signal(15, signal.SIG_IGN)" + WAITS]
    code = """
import sys
from kith.config.supervisor import Child, Supervisor
sys.exit(Supervisor([Child("A child", sys.argv[1:])], print).run())
"""
    with Popen([sys.executable, "-c", code, *command], stdout=PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "up\n"
        process.terminate()
        # Deaf to signals, it would be killed after nine seconds.
        assert process.wait(timeout=5) == 0
