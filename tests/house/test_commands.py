"""The command line as people meet it: real processes, real folders, plain words, right exit codes."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.house.commands import ROOT, environment, run

LETTERS = b"".join(
    b"From ada@example.org Mon Mar  2 09:0%d:00 2026\n"
    b"From: Ada <ada@example.org>\nSubject: Night shifts\nMessage-ID: <%d@example.org>\n"
    b"%sDate: Mon, 2 Mar 2026 09:0%d:00 +0000\n\nWho else is awake?\n\n"
    % (number, number, b"In-Reply-To: <1@example.org>\n" if number > 1 else b"", number)
    for number in (1, 2, 3)
)
Run = Callable[..., subprocess.CompletedProcess]
pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that the commands of this file share."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def kith(folder: Path) -> Run:
    """Runs a kith command on that folder to its end."""
    return partial(run, folder)


@pytest.fixture(scope="module")
def network(kith: Run) -> None:
    """A network with its first administrator."""
    assert kith("init", "--admin", "ada@example.org").returncode == 0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_help_lists_the_most_needed_first_and_loads_little(kith: Run) -> None:
    code = "import kith.config.cli, sys; print('django.db' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
    listed = kith("--help").stdout
    places = [
        listed.index(f" {name} ") for name in ("up", "init", "login-link", "import", "check", "settings")
    ]
    assert places == sorted(places)


@pytest.mark.slow
def test_a_network_begins_once(kith: Run, network: None) -> None:
    again = kith("init", "--admin", "ada@example.org")
    assert (again.returncode, "looks after it" in again.stdout) == (0, True)
    link = kith("login-link", "ada@example.org")
    assert link.stdout.startswith("http://localhost:8000/sign-in/")
    assert link.stdout.count("\n") == 1
    assert "The link is for http://localhost:8000" in link.stderr and "KITH_SITE_URL" in link.stderr


@pytest.mark.slow
def test_a_link_makes_nobody_by_a_slip(kith: Run, network: None) -> None:
    for _again in range(2):
        slip = kith("login-link", "adda@example.org")
        assert (slip.returncode, slip.stdout) == (1, "")
        assert "Nobody here has the address adda@example.org" in slip.stderr and "--new" in slip.stderr
    assert kith("login-link", "--new", "adda@example.org").stdout.startswith("http://localhost:8000/sign-in/")
    assert kith("login-link", "adda@example.org").returncode == 0


@pytest.mark.slow
def test_a_demo_is_not_mixed_with_a_network(kith: Run, network: None) -> None:
    refused = kith("demo")
    assert (refused.returncode, "already a network here" in refused.stderr) == (1, True)
    assert "Nothing was changed" in refused.stderr and "KITH_DATA=" in refused.stderr
    assert kith("demo", "--if-empty").returncode == 0


@pytest.mark.slow
def test_a_network_is_not_made_in_a_demo(kith: Run, tmp_path: Path) -> None:
    here = {"KITH_DATA": str(tmp_path)}
    assert kith("demo", **here).returncode == 0
    refused = kith("init", "--admin", "ada@example.org", **here)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert f"The data folder {tmp_path} holds the demo" in refused.stderr
    assert "Nothing was changed" in refused.stderr and "KITH_DATA=" in refused.stderr
    assert kith("login-link", "ada@example.org", **here).returncode == 1


@pytest.mark.slow
def test_the_doctor_answers_people_and_machines(kith: Run, network: None) -> None:
    done = kith("check", "--json")
    states = {finding["name"]: finding["state"] for finding in json.loads(done.stdout)}
    assert (done.returncode, states["Migrations"], states["Mail"], states["Durability"]) == (
        0,
        "good",
        "warn",
        "good",
    )
    assert "good" in kith("check").stdout


@pytest.mark.slow
def test_the_doctor_ends_with_1_when_something_is_bad(kith: Run, tmp_path: Path) -> None:
    done = kith("check", KITH_DATA=str(tmp_path))
    assert (done.returncode, "kith up brings them up to date" in done.stdout) == (1, True)


@pytest.mark.slow
def test_an_archive_comes_in_once(kith: Run, network: None, tmp_path: Path) -> None:
    (tmp_path / "list.mbox").write_bytes(LETTERS)
    command = ("import", "mbox", str(tmp_path / "list.mbox"), "--community", "nights", "--json")
    figures = [
        json.loads(kith(*words).stdout.splitlines()[-1])
        for words in ((*command, "--dry-run"), command, command)
    ]
    came_in = {"messages": 3, "threads": 1, "posts": 3, "people": 0, "skipped": []}
    here = {**came_in, "threads": 0, "posts": 0, "skipped": [{"reason": "already here", "count": 3}]}
    assert [{**figure, "people": 0} for figure in figures] == [came_in, came_in, here]


@pytest.fixture
def serving(folder: Path, network: None) -> Iterator[tuple[subprocess.Popen, int]]:
    """A Kith that serves; stopped afterwards."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "kith.config.cli", "up"],
        env=environment(folder, KITH_PORT=str(port)),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process, port
    process.terminate()
    process.wait(timeout=15)
    assert process.stderr
    process.stderr.close()


def answer(port: int) -> dict:
    """Return what /health says, waiting until it says anything."""
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as response:
                return json.load(response)
        except OSError:
            assert time.monotonic() < until, "Nobody answered."
            time.sleep(0.1)


def children(parent: int) -> set[int]:
    """Return the processes below one."""
    below = {int(number) for number in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()}
    return below.union(*(children(number) for number in below))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="Looks at processes as Linux shows them.")
def test_it_serves_mends_itself_and_ends(serving: tuple[subprocess.Popen, int], kith: Run) -> None:
    process, port = serving
    assert answer(port)["status"] == "ok"
    taken = kith("up", KITH_PORT=str(port))
    assert (taken.returncode, "in use already" in taken.stderr) == (1, True)
    # Another terminal, in which nothing was said of the port.
    link = kith("login-link", "ada@example.org")
    assert link.stdout.startswith(f"http://localhost:{port}/sign-in/")
    assert f"It opens at http://localhost:{port}, where Kith runs now" in link.stderr

    web = next(
        number
        for number in children(process.pid)
        if b"granian" in Path(f"/proc/{number}/cmdline").read_bytes()
    )
    os.kill(web, signal.SIGKILL)
    time.sleep(0.5)
    assert answer(port)["status"] == "ok"

    below = children(process.pid)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 0
    assert process.stderr
    said = process.stderr.read()
    assert (f"Kith is at http://localhost:{port}" in said, "Kith has stopped." in said) == (True, True)
    assert [number for number in below if Path(f"/proc/{number}").exists()] == []
