"""The addresses an operator sets, and whether they can be used. Each raises ValueError for others."""

import re
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from kith.base.kit.mail import mail_settings

_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")
_LONGEST_NAME, _LONGEST_PART = 253, 63


def host(text: str) -> str:
    """Return what can be listened on: an IP address, or a name."""
    try:
        return str(ip_address(text))
    except ValueError:
        return _named(text)


def site(url: str) -> str:
    """Return where people reach Kith, as browsers write it: scheme, name, port, and nothing after them."""
    parts = _split(url.strip().rstrip("/"))
    if parts.scheme not in ("http", "https") or parts.path or parts.query or parts.fragment:
        raise ValueError
    if parts.username is not None or parts.password is not None:
        raise ValueError
    host(parts.hostname or "")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def database(url: str) -> str:
    """Return a PostgreSQL address with a database in it, or an SQLite one with a whole path."""
    url = url.strip()
    parts = _split(url)
    if len(parts.path) < 2 or parts.path.endswith("/") or parts.fragment:
        raise ValueError
    if parts.scheme == "sqlite" and parts.netloc:
        raise ValueError
    if parts.scheme not in ("postgres", "postgresql", "sqlite"):
        raise ValueError
    return url


def mail_server(url: str) -> str:
    """Return the address of a mail server."""
    url = url.strip()
    parts = _split(url)
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError
    host(parts.hostname or "")
    mail_settings(url, Path(), "")
    return url


def _named(text: str) -> str:
    parts = text.removesuffix(".").split(".")
    if len(text) > _LONGEST_NAME or not all(_NAME.fullmatch(part) for part in parts):
        raise ValueError
    if any(len(part) > _LONGEST_PART for part in parts) or parts[-1].isdigit():
        raise ValueError
    return text


def _split(url: str) -> SplitResult:
    """Return the parts of an address; asks for its port, which is looked at only then."""
    if "://" not in url or any(mark.isspace() or not mark.isprintable() for mark in url):
        raise ValueError
    parts = urlsplit(url)
    if parts.port == 0:
        raise ValueError
    return parts
