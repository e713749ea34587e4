"""Tells mail sent by machines (absence notes, delivery reports, list administration) from mail by people."""

import re

from kith.ports.mail.parsing.headers import Headers

_MACHINES = re.compile(r"(?:mailer-daemon|postmaster|mailman|listserv|majordomo)@|[^@]{1,100}-bounces@")
_ABSENT = re.compile(
    r"(?:out of (?:the )?office|automatic reply|auto(?:matic)?[ -]?(?:reply|response|antwort)|abwesenheit|"
    r"automatische antwort|r[ée]ponse automatique|respuesta autom[áa]tica|vacation (?:reply|message)|"
    r"autosvar|delivery status notification|undeliver|mail delivery (?:failed|system)|returned mail|"
    r"\d{1,4} .{1,100} moderator request)",
    re.IGNORECASE,
)
_ANSWERING = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-list-administrivia",
    "x-failed-recipients",
)


def is_automatic(headers: Headers, author_address: str) -> bool:
    """Say whether a machine sent this by itself (RFC 3834 and older habits)."""
    submitted = headers.first("auto-submitted").lower()
    if submitted and not submitted.startswith("no"):
        return True
    if any(name in headers and headers.first(name).lower() not in ("no", "false", "") for name in _ANSWERING):
        return True
    if headers.first("precedence").lower() in ("auto_reply", "auto-reply"):
        return True
    if headers.first("content-type").lower().startswith("multipart/report"):
        return True
    if "<>" in headers.first("return-path") or _MACHINES.match(author_address):
        return True
    return bool(_ABSENT.match(headers.words("subject")[:200]))
