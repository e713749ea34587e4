"""The little of a mail that threading needs, read from its headers and the first of its lines."""

import re
from datetime import datetime
from typing import NamedTuple

from kith.ports.mail.parsing.charsets import decode
from kith.ports.mail.parsing.headers import decode_words, split
from kith.ports.mail.parsing.mbox import RawMessage
from kith.ports.mail.parsing.message import Envelope, ParsedMail, envelope_of
from kith.ports.mail.parsing.quoting import lines_of
from kith.ports.mail.parsing.subjects import base_subject, is_digest_subject, is_reply_subject, subject_key

_QUOTES = re.compile(
    rb"^[ \t]{0,3}>[ \t>]*[^\s>]|^-----\s?Original Message|^\s{0,3}(?:From|Von|De): .{1,200}$", re.MULTILINE
)
_QUOTED_SUBJECT = re.compile(rb"^[>| \t]{0,12}\*?Subject:\*?[ \t]{0,4}(.{1,300})$", re.MULTILINE)
_BELOW_DIGESTS = "digest footer"
_LOOKED_AT = 64 * 1024


class Head(NamedTuple):
    """Who, what about, when and in answer to what. `quotes`: the body cites an older mail; its long lines
    are in `own_lines` and `quoted_lines`, as numbers.

    The subject of an answer to a digest is the one topic it quotes, if it quotes one only.
    """

    message_id: str
    parents: tuple[str, ...]
    subject: str
    author: str
    sent_at: datetime
    has_reply_mark: bool
    quotes: bool
    own_lines: tuple[int, ...] = ()
    quoted_lines: tuple[int, ...] = ()


def head_of(raw: RawMessage, fallback: datetime | None = None) -> Head | None:
    """Return the head of a raw message, None if parse would call it Unreadable."""
    headers, body = split(raw.data)
    envelope = envelope_of(headers, raw, fallback)
    return _head(envelope, body[:_LOOKED_AT]) if envelope else None


def head_of_mail(mail: ParsedMail) -> Head:
    """Return the head of a mail already parsed, as for one that comes in on its own."""
    return _head(mail, mail.body[:_LOOKED_AT].encode())


def nearest_parents(in_reply_to: tuple[str, ...], references: tuple[str, ...]) -> tuple[str, ...]:
    """Return the mails answered, nearest first: In-Reply-To, then References from its end."""
    return tuple(dict.fromkeys([*in_reply_to, *reversed(references)]))


def _head(mail: Envelope, body: bytes) -> Head:
    parents = nearest_parents(mail.in_reply_to, mail.references)
    own_lines, quoted_lines = lines_of(body)
    return Head(
        message_id=mail.message_id,
        parents=tuple(parent for parent in parents if parent != mail.message_id),
        subject=(is_digest_subject(mail.subject) and _topic(body, mail.list_id)) or mail.subject,
        author=mail.author_address or mail.author_name,
        sent_at=mail.sent_at,
        has_reply_mark=is_reply_subject(mail.subject_raw),
        quotes=bool(_QUOTES.search(body)),
        own_lines=own_lines,
        quoted_lines=quoted_lines,
    )


def _topic(body: bytes, list_id: str) -> str:
    """Return the one subject that an answer to a digest quotes, "" if it quotes none or several."""
    topics: dict[str, str] = {}
    for line in _QUOTED_SUBJECT.findall(body):
        subject = base_subject(decode_words(decode(line)), list_id)
        key = subject_key(subject)
        if key and key != _BELOW_DIGESTS:
            topics.setdefault(key, subject)
    return next(iter(topics.values())) if len(topics) == 1 else ""
