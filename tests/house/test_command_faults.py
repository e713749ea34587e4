"""What cannot be done is said in plain words with the right exit code, and never gives a password away."""

import os
import shutil
from pathlib import Path

import pytest

from tests.house.commands import run

NO_SERVER = "postgresql://u:topsecret@127.0.0.1:1/n"
pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bogus",), "No such command"),
        (("init",), "Missing option"),
        (("init", "--admin", "ada"), "email address"),
        (("init", "--admin", "ada@example.org", "--name", "\u3164"), "name that can be seen"),
        (("login-link", "ada@"), "email address"),
        (("import", "mbox", "/nowhere", "--community", "nights"), "nothing at /nowhere"),
    ],
)
def test_a_wrong_use_ends_with_2_and_plain_words(tmp_path: Path, words: tuple, said: str) -> None:
    done = run(tmp_path, *words)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({"KITH_PORT": "eighty"}, 2, "KITH_PORT is eighty"),
        ({"KITH_SMTP_URL": "smtp://u:topsecret"}, 2, "KITH_SMTP_URL is smtp://u:…,"),
        ({"KITH_SITE_URL": "https://a.example/kith"}, 2, "KITH_SITE_URL is https://a.example/kith,"),
        ({"KITH_DATABASE_URL": "mysql://u:topsecret@h/n"}, 2, "KITH_DATABASE_URL is mysql://u:…@h/n,"),
        ({"KITH_DATABASE_URL": NO_SERVER}, 1, "KITH_DATABASE_URL is postgresql://u:…@127.0.0.1:1/n,"),
        (
            {"KITH_DATABASE_URL": f"{NO_SERVER}?odd=1"},
            1,
            "KITH_DATABASE_URL is postgresql://u:…@127.0.0.1:1/n",
        ),
        ({"KITH_DATABASE_URL": f"sqlite:///{__file__}"}, 1, "file is not a database"),
        ({"KITH_DATA": "/dev/null/kith"}, 2, "KITH_DATA is /dev/null/kith,"),
        ({"KITH_DATA": __file__}, 2, f"KITH_DATA is {__file__},"),
    ],
)
@pytest.mark.parametrize("words", [("init", "--admin", "ada@example.org"), ("check",), ("up",)])
def test_what_cannot_be_done_is_said_plainly(
    tmp_path: Path, words: tuple, variables: dict, code: int, said: str
) -> None:
    done = run(tmp_path, *words, **variables)
    told = done.stdout + done.stderr
    assert (done.returncode, said in told, "Traceback" in told, "topsecret" in told) == (
        code,
        True,
        False,
        False,
    ), told


def test_an_address_of_another_machine_is_not_called_taken(tmp_path: Path) -> None:
    done = run(tmp_path, "up", KITH_HOST="192.0.2.1")
    assert (done.returncode, "no address of this machine" in done.stderr) == (2, True)


@pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"), reason="The superuser may write anywhere."
)
def test_a_folder_nobody_may_write_to_is_said_plainly(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    drop = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
    done = run(tmp_path, "check", before=drop)
    tmp_path.chmod(0o755)
    assert (done.returncode, done.stderr.startswith(f"KITH_DATA is {tmp_path}, ")) == (2, True), done.stderr
