"""Reads and renders mails. Neither Django nor a database, so it may run in any process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kith.base.kit.text import minutes_to_read, render, searchable_text
from kith.ports.mail.parsing.heads import Head, head_of
from kith.ports.mail.parsing.mbox import RawMessage, Skipped
from kith.ports.mail.parsing.message import ParsedMail, parse
from kith.ports.mail.parsing.subjects import subject_key

FORMAT = "mail"
CUT = "\n\n[…]"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A mail as it will be written. attachments: name, type and size in bytes of each."""

    where: str
    message_id: str
    subject: str
    subject_key: str
    author_address: str
    author_name: str
    sent_at: datetime
    date_is_guess: bool
    was_shortened: bool
    attachments: tuple[dict[str, str | int], ...]
    source: str
    html: str
    minutes: int


def read_heads(raws: Sequence[RawMessage | Skipped]) -> list[Head | None]:
    """Return the head of each, in their order; None for what is no mail."""
    return [head_of(raw) if isinstance(raw, RawMessage) else None for raw in raws]


def prepare(raws: Sequence[RawMessage], longest: int) -> list[Prepared]:
    """Read and render mails, in their order; what is no mail is passed by. longest: a source, in letters."""
    mails = ((parse(raw), raw.where) for raw in raws)
    return [_prepared(mail, where, longest) for mail, where in mails if isinstance(mail, ParsedMail)]


def _prepared(mail: ParsedMail, where: str, longest: int) -> Prepared:
    kept = longest - len(CUT)
    was_shortened = len(mail.body) > kept
    source = mail.body[:kept] + CUT if was_shortened else mail.body
    return Prepared(
        where=where,
        message_id=mail.message_id,
        subject=mail.subject,
        subject_key=subject_key(mail.subject_raw),
        author_address=mail.author_address,
        author_name=mail.author_name,
        sent_at=mail.sent_at,
        date_is_guess=mail.date_is_guess,
        was_shortened=was_shortened,
        attachments=tuple(
            {"name": each.name, "type": each.type, "bytes": len(each.data)} for each in mail.attachments
        ),
        source=source,
        html=render(source, FORMAT),
        minutes=minutes_to_read(searchable_text(source, FORMAT)),
    )


# What may be asked of another process, by name.
TASKS = {"heads": read_heads, "mails": prepare}
