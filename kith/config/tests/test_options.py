"""Settings: from the environment, from one file, or built in; and plain words for what cannot be used."""

import stat
from pathlib import Path

import pytest

from kith.base.kit.mail import FOLDER_BACKEND
from kith.config.explaining import explain, hidden
from kith.config.options import Options, SettingFault, options
from kith.config.secret import secret_in

pytestmark = pytest.mark.once
NAMES = [f"KITH_{name.upper()}" for name in Options.model_fields]


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Reads the settings afresh, in an environment of this test's own; gives a function of variables."""
    for name in (*NAMES, "KITH_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KITH_DATA", str(tmp_path))

    def read(**variables: str) -> Options:
        for name, value in variables.items():
            monkeypatch.setenv(f"KITH_{name}", value)
        options.cache_clear()
        return options()

    yield read
    options.cache_clear()


def test_unless_told_otherwise(chosen, tmp_path: Path) -> None:
    built_in = chosen()
    assert (built_in.host, built_in.port, built_in.url) == ("127.0.0.1", 8000, "http://localhost:8000")
    assert built_in.sqlite_path == tmp_path / "kith.sqlite3"
    assert built_in.mail()["EMAIL_BACKEND"] == FOLDER_BACKEND


@pytest.mark.parametrize(
    ("name", "text"),
    [("kith.toml", 'port = 8100\nsite_url = "https://a.example/"'), ("kith.env", "KITH_PORT=8100")],
)
def test_one_file_serves(chosen, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert chosen().port == 8100
    assert chosen(PORT="8200").port == 8200


def test_a_file_elsewhere_can_be_named(chosen, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("threads = 2")
    assert chosen(SETTINGS=str(tmp_path / "other.toml")).threads == 2
    with pytest.raises(SettingFault, match="no such file"):
        chosen(SETTINGS=str(tmp_path / "missing.toml"))


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"PORT": "eighty"}, "KITH_PORT: .*integer"),
        ({"PORT": "0"}, "KITH_PORT: .*1"),
        ({"PORT": "70000"}, "KITH_PORT: .*65535"),
        ({"SITE_URL": "kith.example.org"}, "KITH_SITE_URL: must look like https"),
        ({"DEMO": "true", "HOST": "0.0.0.0"}, "loopback"),
        ({"PORT": "x", "THREADS": "y"}, "KITH_PORT: .* KITH_THREADS: "),
    ],
)
def test_what_cannot_be_used_is_said_plainly(chosen, variables: dict, words: str) -> None:
    with pytest.raises(SettingFault, match=words):
        chosen(**variables)


def test_another_database_is_said_plainly(chosen) -> None:
    with pytest.raises(SettingFault, match="postgresql://"):
        chosen(DATABASE_URL="mysql://localhost/kith").database()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("kith.toml", "prot = 8100", "There is no setting called PROT"),
        ("kith.env", "KITH_PROT=8100", "There is no setting called PROT"),
        ("kith.toml", "port 8100", "settings file cannot be read"),
    ],
)
def test_a_slip_in_the_file_is_found(chosen, tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SettingFault, match=words):
        chosen()


def test_postgresql_by_its_address(chosen) -> None:
    database = chosen(DATABASE_URL="postgresql://ada:secret@db.example/kith").database()
    assert (database["HOST"], database["NAME"], database["USER"]) == ("db.example", "kith", "ada")


def test_passwords_are_not_shown(chosen, tmp_path: Path) -> None:
    (tmp_path / "kith.toml").write_text('smtp_url = "smtp://ada:pass@mail.example"')
    chosen(DATABASE_URL="postgresql://ada:secret@db.example/kith", PORT="8300")
    rows = {row.name: (row.value, row.origin) for row in explain()}
    assert rows["KITH_DATABASE_URL"] == ("postgresql://ada:…@db.example/kith", "environment")
    assert rows["KITH_SMTP_URL"] == ("smtp://ada:…@mail.example", str(tmp_path / "kith.toml"))
    assert rows["KITH_THREADS"] == ("4", "built in")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("postgresql://u:pa:ss@h/n", "postgresql://u:…@h/n"),
        ("postgresql://u:p@ss@h/n", "postgresql://u:…@h/n"),
        ("postgresql://u:p/a:s@h/n", "postgresql://u:…@h/n"),
        ("smtp://:pass@h", "smtp://:…@h"),
        ("smtp://me@site.example:pass@h:587", "smtp://me@site.example:…@h:587"),
        (
            "postgresql://h/n?user=u&password=pass&sslmode=require",
            "postgresql://h/n?user=u&password=…&sslmode=require",
        ),
    ],
)
def test_no_part_of_a_password_is_shown(value: str, shown: str) -> None:
    assert hidden(value) == shown


@pytest.mark.parametrize("value", ["", "8000", "http://localhost:8000", "/home/ada:x/kith"])
def test_what_holds_no_password_is_shown_as_it_is(value: str) -> None:
    assert hidden(value) == value


def test_every_setting_explains_itself() -> None:
    assert [name for name, field in Options.model_fields.items() if not field.description] == []


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    secret = secret_in(folder)
    assert (len(secret) >= 48, secret_in(folder)) == (True, secret)
    assert [path.name for path in folder.iterdir()] == ["secret"]
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600
