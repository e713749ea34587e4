"""Makes a mail of raw bytes: who, when, what about, in answer to what, in which words, with what attached."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from kith.base.kit import clock
from kith.ports.mail.parsing import addresses, dates, subjects
from kith.ports.mail.parsing.content import Attachment, Content, is_text, read_parts, read_single
from kith.ports.mail.parsing.headers import Headers, split
from kith.ports.mail.parsing.mbox import RawMessage

NO_HEADERS = "no headers"
BROKEN = "broken"
INVENTED_HOST = "invented.invalid"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the headers alone say: enough for threading, without decoding the body.

    Ids are without angle brackets; texts hold no NUL and no half of a pair.
    """

    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    subject_raw: str
    author_name: str
    author_address: str
    sent_at: datetime
    date_is_guess: bool
    list_id: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ParsedMail(Envelope):
    """One mail, decoded: what its headers say, and what was in it."""

    body: str
    from_html: bool
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Bytes that are no mail; reason is NO_HEADERS or BROKEN."""

    reason: str
    where: str = ""


def parse(
    raw: RawMessage | bytes, fallback: datetime | None = None, now: Callable[[], datetime] = clock.now
) -> ParsedMail | Unreadable:
    """Return the mail in raw, or why there is none. Never raises, whatever the bytes.

    fallback: the moment to assume, flagged as a guess, when neither the mail nor its envelope has a date;
    without it such a mail is sent at 1970-01-01.
    """
    raw = raw if isinstance(raw, RawMessage) else RawMessage(raw, "", 0)
    headers, body = split(raw.data)
    if not _is_mail(headers):
        return Unreadable(NO_HEADERS, raw.where)
    envelope = _envelope(headers, raw, fallback, now())
    try:
        content = _content(headers, body, raw.data)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, MemoryError):
        # A structure that defeats the parser still has words in it: show them as they stand.
        content = read_single(body, "text/plain", "")
    said = {field: getattr(envelope, field) for field in Envelope.__slots__}
    return ParsedMail(**said, **content._asdict())


def envelope_of(
    headers: Headers,
    raw: RawMessage,
    fallback: datetime | None = None,
    now: Callable[[], datetime] = clock.now,
) -> Envelope | None:
    """Return what raw's headers say, or None if it has none; the same values as parse gives.

    headers: of raw, as split gives them.
    """
    return _envelope(headers, raw, fallback, now()) if _is_mail(headers) else None


def _envelope(headers: Headers, raw: RawMessage, fallback: datetime | None, now: datetime) -> Envelope:
    list_id = _list_id(headers)
    name, address = addresses.author(headers, list_id)
    subject_raw = headers.words("subject")
    sent_at, is_guess = dates.sent_at(headers, raw.envelope.decode("latin-1"), now, fallback)
    fingerprint = blake2b(raw.data.replace(b"\r\n", b"\n").strip(b"\n"), digest_size=16).hexdigest()
    ids = addresses.ids(headers.first("message-id"))
    return Envelope(
        message_id=ids[0] if ids else f"{fingerprint}@{INVENTED_HOST}",
        in_reply_to=addresses.reply_ids(headers.first("in-reply-to"), address),
        references=addresses.ids(headers.first("references")),
        subject=subjects.base_subject(subject_raw, list_id),
        subject_raw=subject_raw,
        author_name=name,
        author_address=address,
        sent_at=sent_at,
        date_is_guess=is_guess,
        list_id=list_id,
        fingerprint=fingerprint,
    )


def _content(headers: Headers, body: bytes, data: bytes) -> Content:
    content_type = headers.first("content-type")
    if is_text(content_type, headers.first("content-disposition")):
        return read_single(body, content_type, headers.first("content-transfer-encoding"))
    return read_parts(data)


def _is_mail(headers: Headers) -> bool:
    return any(name in headers for name in ("from", "sender", "subject", "message-id", "date"))


def _list_id(headers: Headers) -> str:
    """Return the list's identifier in lower case ("r-sig-hpc.lists.example"), "" if it names none."""
    value = headers.first("list-id")
    inside = value.rpartition("<")[2].partition(">")[0] if "<" in value else value
    return inside.strip().lower()[:250]
