"""Settings: from the environment, from one file, or built in; and plain words for what cannot be used."""

import stat
from pathlib import Path

import pytest

from kith.base.kit.mail import FOLDER_BACKEND
from kith.config.amiss import amiss, hidden
from kith.config.explaining import explain
from kith.config.options import Options, SettingFault, options
from kith.config.secret import secret_in

pytestmark = pytest.mark.once
UNUSABLE = {
    "PORT": ["", "0", "-1", "65536", "80.5", "8000 8001"],
    "THREADS": ["0", "65", "many"],
    "HOST": [
        "",
        "a b",
        "http://localhost",
        "localhost:8000",
        "[::1]",
        "1.2.3",
        "1.2.3.4.5",
        "-a",
        "a..b",
        "a" * 64,
    ],
    "SITE_URL": [
        *("kith.example.org", "//kith.example.org", "ftp://a.example", "https://", "https://a b.example"),
        *("https://a.example/kith", "https://a.example?b", "https://a.example#b", "https://u:topsecret@a.b"),
        *("https://a.example:0", "https://a.example:99999", "https://[::1"),
    ],
    "DATABASE_URL": [
        *("kith", "mysql://u:topsecret@h/n", "u:topsecret@h/n", "postgresql:/u:topsecret@h/n"),
        *("postgresql://u:topsecret@h", "postgresql://u:topsecret@h/", "postgresql://u:topsecret@h:port/n"),
        *("postgresql://h:99999/n", "postgresql://u:top#secret@h/n", "postgresql://u:top secret@h/n"),
        *("sqlite://kith", "sqlite:///"),
    ],
    "SMTP_URL": [
        *("mail.example:587", "imap://u:topsecret@h", "smtp://", "smtp:u:topsecret@h", "smtp://u:topsecret"),
        *("smtp://u:top#secret@h", "smtp://u:top/secret@h", "smtp://u:topsecret@a b", "smtp://h/path"),
        *("smtp://h:99999", "smtp://[::1"),
    ],
    "MAIL_FROM": ["kith", "a@b\nBcc: c@d"],
    "DEMO": ["perhaps"],
    "DATA": ["~nobody-of-that-name/kith"],
}
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
        ({"PORT": "eighty"}, "KITH_PORT is eighty, and must be a whole number from 1 to 65535."),
        ({"DEMO": "true", "HOST": "0.0.0.0"}, "KITH_DEMO is true.*KITH_HOST must be loopback"),
        ({"DEMO": "true", "SITE_URL": "https://a.example"}, "KITH_DEMO is true.*KITH_SITE_URL"),
        ({"PORT": "x", "THREADS": "y"}, "KITH_PORT is x.* KITH_THREADS is y"),
    ],
)
def test_what_cannot_be_used_is_said_plainly(chosen, variables: dict, words: str) -> None:
    with pytest.raises(SettingFault, match=words):
        chosen(**variables)


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in UNUSABLE.items() for value in values]
)
def test_a_value_that_cannot_be_used_is_named_without_its_secret(chosen, name: str, value: str) -> None:
    with pytest.raises(SettingFault) as fault:
        chosen(**{name: value})
    said = str(fault.value)
    assert said.startswith(f"KITH_{name} is ") and ", and must be " in said and said.endswith(".")
    assert [secret for secret in ("secret", "top", "\n") if secret in said] == []


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("HOST", "::1", "::1"),
        ("HOST", "0.0.0.0", "0.0.0.0"),
        ("HOST", "kith.internal", "kith.internal"),
        ("SITE_URL", "HTTPS://Kith.Example.org/", "https://kith.example.org"),
        ("SITE_URL", "http://[::1]:8000", "http://[::1]:8000"),
        (
            "DATABASE_URL",
            " postgres://u:p%40@h:5433/n?sslmode=require ",
            "postgres://u:p%40@h:5433/n?sslmode=require",
        ),
        (
            "DATABASE_URL",
            "postgresql:///kith?host=/run/postgresql",
            "postgresql:///kith?host=/run/postgresql",
        ),
        ("DATABASE_URL", "sqlite:////srv/kith.sqlite3", "sqlite:////srv/kith.sqlite3"),
        (
            "SMTP_URL",
            "smtps://me@site.example:p@mail.example:465/",
            "smtps://me@site.example:p@mail.example:465/",
        ),
        ("MAIL_FROM", "Kith <kith@example.org>", "Kith <kith@example.org>"),
    ],
)
def test_a_value_that_can_be_used_is_kept(chosen, name: str, value: str, kept: str) -> None:
    read = chosen(**{name: value})
    assert getattr(read, name.lower()) == kept
    assert read.database() and read.mail()


def test_without_a_folder_it_is_the_usual_one(chosen, tmp_path: Path) -> None:
    assert chosen(DATA="", XDG_DATA_HOME=str(tmp_path)).data.name == "kith"


@pytest.mark.parametrize(
    "value", ["topsecret@h", "u:topsecret", "smtp://u:topsecret?h/x", "smtp://u:a/topsecret@h"]
)
def test_what_is_hardly_an_address_gives_nothing_away(value: str) -> None:
    assert "secret" not in amiss("KITH_SMTP_URL", value, "another")


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


def test_a_file_that_cannot_be_read_is_said_plainly(chosen, tmp_path: Path) -> None:
    (tmp_path / "kith.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingFault, match="settings file cannot be read"):
        chosen()


def test_every_setting_explains_itself() -> None:
    assert [name for name, field in Options.model_fields.items() if not field.description] == []


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    secret = secret_in(folder)
    assert (len(secret) >= 48, secret_in(folder)) == (True, secret)
    assert [path.name for path in folder.iterdir()] == ["secret"]
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600


@pytest.mark.parametrize("kept", [b"", b"short\n", "é".encode() * 40], ids=["empty", "short", "odd"])
def test_a_secret_that_is_none_is_refused_and_kept_as_it_is(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "secret").write_bytes(kept)
    with pytest.raises(SettingFault, match=f"The secret in {tmp_path}/secret .*Put the old one back"):
        secret_in(tmp_path)
    assert (tmp_path / "secret").read_bytes() == kept


def test_a_secret_that_cannot_be_read_or_made_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    with pytest.raises(SettingFault, match="cannot be read: Is a directory"):
        secret_in(tmp_path)
    with pytest.raises(SettingFault, match="KITH_DATA is /dev/null/kith, and Kith cannot write there"):
        secret_in(Path("/dev/null/kith"))
