"""Mail without a server: a file for its owner alone, and a word to the terminal."""

import email
import logging
from email import policy
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives

from kith.base.kit import mail

pytestmark = pytest.mark.once


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    """The folder mail goes to in this test."""
    settings.EMAIL_BACKEND = mail.FOLDER_BACKEND
    settings.KITH_MAIL_FOLDER = str(tmp_path / "mail")
    return tmp_path / "mail"


def letter() -> EmailMultiAlternatives:
    """A letter with words beyond ASCII, a link, and a page."""
    body = "Grüße!\n\nHere: http://localhost:8000/sign-in/abc\n"
    message = EmailMultiAlternatives("Your link – Kith", body, "kith@localhost", ["ada@example.org"])
    message.attach_alternative("<p>Grüße!</p>", "text/html")
    return message


def test_a_message_becomes_a_file_its_owner_can_read(folder: Path) -> None:
    mail.send(letter())
    (path,) = folder.iterdir()
    read = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (read["Subject"], read["To"]) == ("Your link – Kith", "ada@example.org")
    assert read.get_body(("plain",)).get_content().startswith("Grüße!")
    assert (path.suffix, path.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (".eml", 0o600, 0o700)


def test_the_terminal_is_told_subject_and_first_link(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="kith.mail"):
        mail.send(letter())
    said = "Mail for ada@example.org: Your link – Kith http://localhost:8000/sign-in/abc"
    assert [record.getMessage() for record in caplog.records] == [said]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://ada:p%40ss@mail.example.org", ("mail.example.org", 587, "ada", "p@ss", True, False)),
        ("smtps://mail.example.org", ("mail.example.org", 465, "", "", False, True)),
        ("smtp+plain://localhost:1025", ("localhost", 1025, "", "", False, False)),
    ],
)
def test_a_servers_address_is_understood(url: str, expected: tuple) -> None:
    found = mail.mail_settings(url, Path("/nowhere"), "kith@example.org")
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected


def test_another_kind_of_address_is_refused() -> None:
    with pytest.raises(ValueError, match="smtp://"):
        mail.mail_settings("https://mail.example.org", Path("/nowhere"), "kith@example.org")


def test_mails_to_an_address_are_thrown_away_and_no_others(folder: Path) -> None:
    mail.send(letter())
    other = letter()
    other.to = ["Ben <ben@example.org>"]
    mail.send(other)
    assert mail.throw_away([]) == mail.throw_away(["da@example.org"]) == 0
    assert mail.throw_away(["Ben@Example.org"]) == 1
    (path,) = folder.iterdir()
    assert b"ada@example.org" in path.read_bytes()


def test_where_no_mail_was_written_there_is_none_to_throw_away(folder: Path) -> None:
    assert mail.throw_away(["ada@example.org"]) == 0
