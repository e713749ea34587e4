"""Who was erased here and stands in an archive: it brings back neither their name nor their address."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kith.base.kit.text import render
from kith.members.people.departing import Choice, Going
from kith.members.people.mentions import Mentions
from kith.members.people.queries import erased_among
from kith.ports.mail.actions.preparing import FORMAT, Prepared
from kith.ports.mail.authors import Author, address_of
from kith.ports.mail.parsing.headers import split
from kith.ports.mail.parsing.mbox import RawMessage, read_messages
from kith.ports.mail.parsing.message import envelope_of
from kith.ports.mail.parsing.names import readable


def mentions_in(path: Path, authors: Iterable[Author]) -> Mentions | None:
    """Return what to take out of the words of an archive, None where nobody in it was erased.

    It is read once more for that, as its authors are planned by address alone.
    """
    gone = erased_among({address_of(author) for author in authors})
    if not gone:
        return None
    names: set[str] = set()
    for message in read_messages(path):
        envelope = envelope_of(split(message.data)[0], message) if isinstance(message, RawMessage) else None
        if envelope and address_of((envelope.author_address, envelope.author_name)) in gone:
            names |= {envelope.author_name, readable(envelope.author_name, envelope.author_address)}
    # As archives write addresses so that machines do not read them.
    names |= {address.replace("@", " at ") for address in gone}
    return Mentions(Going((), Choice.NAMELESS, tuple(sorted(names)), tuple(sorted(gone))))


def without(mail: Prepared, mentions: Mentions) -> Prepared:
    """Return a mail with their names and addresses taken out of all that is written of it."""
    source = mentions.without(mail.source)
    return replace(
        mail,
        subject=mentions.without(mail.subject),
        source=source,
        html=mail.html if source == mail.source else render(source, FORMAT),
        attachments=tuple(mentions.without(each) for each in mail.attachments),
    )
