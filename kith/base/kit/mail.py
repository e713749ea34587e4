"""Sending mail: through the server that the settings name or, without one, into a folder.

A Kith without a mail server still works for whoever sits at its terminal: each message becomes a file,
and its subject and first link are said aloud (RULINGS 24).
"""

import logging
import re
import secrets
from collections.abc import Iterable, Sequence
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from kith.base.kit.clock import now

FOLDER_BACKEND = "kith.base.kit.mail.FolderBackend"
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
TIMEOUT_SECONDS = 20
# On every mail that a person did not write: other machines need not answer it (RFC 3834).
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}

_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
_LINK = re.compile(r"https?://[^\s<>\"]+")
_log = logging.getLogger("kith.mail")


def send(message: EmailMessage) -> None:
    """Hand one message over.

    Raises smtplib.SMTPException or OSError when the server did not take it; then nothing was sent.
    """
    message.send(fail_silently=False)


def mail_settings(smtp_url: str, folder: Path, sender: str) -> dict[str, Any]:
    """Return Django's mail settings.

    smtp_url: smtp://user:password@host:587 (STARTTLS), smtps://… (TLS at once), smtp+plain://… (no
    encryption, for a server on the same machine), or "" to write files into `folder`.
    Raises ValueError when the address cannot be used.
    """
    common = {"DEFAULT_FROM_EMAIL": sender, "SERVER_EMAIL": sender, "KITH_MAIL_FOLDER": str(folder)}
    if not smtp_url:
        return {**common, "EMAIL_BACKEND": FOLDER_BACKEND}
    return {**common, "EMAIL_BACKEND": SMTP_BACKEND, **_server(urlsplit(smtp_url))}


def _server(url: SplitResult) -> dict[str, Any]:
    if url.scheme not in _PORTS or not url.hostname:
        raise ValueError("A mail server is written smtp://name:password@host:587 or smtps://….")
    return {
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or _PORTS[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": url.scheme == "smtp",
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_TIMEOUT": TIMEOUT_SECONDS,
    }


def mail_folder() -> Path:
    """Return where mail goes that no server takes."""
    return Path(settings.KITH_MAIL_FOLDER)  # type: ignore[misc]  # set through mail_settings


def throw_away(addresses: Iterable[str]) -> int:
    """Remove the mails in the folder that went to any of these addresses; returns how many there were."""
    wanted = {address.casefold() for address in addresses}
    gone = 0
    for path in sorted(mail_folder().glob("*.eml")) if wanted else ():
        if not wanted.isdisjoint(_recipients(path)):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


class FolderBackend(BaseEmailBackend):
    """Writes each message as an .eml file that only its owner may read, and says so in the log."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write every message; returns how many. Raises OSError when the folder cannot be written."""
        folder = mail_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            _write(folder, message.message().as_bytes())
            _say(message)
        return len(email_messages)


def _write(folder: Path, content: bytes) -> None:
    name = f"{now():%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
    draft = folder / f".{name}"
    draft.touch(mode=0o600, exist_ok=False)
    draft.write_bytes(content)
    draft.rename(folder / f"{name}.eml")


def _recipients(path: Path) -> set[str]:
    with path.open("rb") as file:
        head = BytesHeaderParser().parse(file)
    named = [str(value) for name in ("To", "Cc", "Bcc") for value in head.get_all(name, [])]
    return {address.casefold() for _name, address in getaddresses(named)}


def _say(message: EmailMessage) -> None:
    link = _LINK.search(str(message.body))
    told = ", ".join(message.recipients())
    _log.info("Mail for %s: %s %s", told, message.subject, link.group() if link else "")
