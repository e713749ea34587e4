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
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
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


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """Return an environment in which no setting but these is made."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    return {**clean, "KITH_DATA": str(folder), **variables}


@pytest.fixture(scope="module")
def kith(folder: Path) -> Run:
    """Runs a kith command to its end."""

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "kith.config.cli", *words],
            env=environment(folder, **variables),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture(scope="module")
def network(kith: Run) -> None:
    """A network with its first administrator."""
    assert kith("init", "--admin", "ada@example.org").returncode == 0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bogus",), "No such command"),
        (("init",), "Missing option"),
        (("init", "--admin", "ada"), "email address"),
        (("import", "mbox", "/nowhere", "--community", "nights"), "nothing at /nowhere"),
    ],
)
def test_a_wrong_use_ends_with_2_and_plain_words(kith: Run, words: tuple, said: str) -> None:
    done = kith(*words)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({"KITH_PORT": "eighty"}, 2, "KITH_PORT"),
        ({"KITH_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, 1, "cannot be used"),
        ({"KITH_DATA": "/dev/null/kith"}, 1, "data folder"),
    ],
)
def test_what_cannot_be_done_is_said_plainly(kith: Run, variables: dict, code: int, said: str) -> None:
    done = kith("init", "--admin", "ada@example.org", **variables)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (code, True, False), (
        done.stderr
    )


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


@pytest.mark.slow
def test_a_demo_is_not_mixed_with_a_network(kith: Run, network: None) -> None:
    assert kith("demo").returncode == 1
    assert kith("demo", "--if-empty").returncode == 0


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
