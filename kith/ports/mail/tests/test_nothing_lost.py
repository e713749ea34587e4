"""Of a real mail, every word is shown, in the order it was written."""

import html as entities
import random
import re
from pathlib import Path

import pytest

from kith.base.kit.text import render_mail
from kith.base.kit.text.escaping import clean_source
from kith.base.kit.text.sanitising import sanitise
from kith.ports.mail.parsing.mbox import RawMessage, read_messages
from kith.ports.mail.parsing.message import ParsedMail, parse

ARCHIVES = sorted((Path(__file__).parents[4] / "tests" / "archives").glob("*.mbox.gz"))
SAMPLE = 200
# Between these a reader sees a gap; other tags stand inside a word.
GAP = re.compile(r"</?(?:p|blockquote|details|summary|div|pre)\b[^>]*>")
MARKS = re.compile(r"^[ \t>|]+", re.MULTILINE)


def shown(html: str) -> list[str]:
    """The words a reader of html sees, in order."""
    return _words(entities.unescape(re.sub(r"<[^>]*>", "", GAP.sub("\n", html))))


def written(source: str) -> list[str]:
    """The words of a mail's source, in order, without the marks of quotation that begin its lines."""
    return _words(clean_source(source))


def _words(text: str) -> list[str]:
    return MARKS.sub("", text).split()


def sample(archive: Path) -> list[ParsedMail]:
    """The same mails of an archive in every run."""
    raw = [one for one in read_messages(archive) if isinstance(one, RawMessage)]
    chosen = random.Random(archive.name).sample(raw, min(SAMPLE, len(raw)))
    return [mail for mail in map(parse, chosen) if isinstance(mail, ParsedMail)]


def test_the_archives_are_there():
    assert [archive.name for archive in ARCHIVES] == [
        "r-sig-epi.mbox.gz",
        "r-sig-hpc.mbox.gz",
        "r-sig-teaching.mbox.gz",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda archive: archive.name)
def test_every_word_of_a_real_mail_is_shown_once_and_in_order(archive):
    mails = sample(archive)
    assert len(mails) == SAMPLE
    for mail in mails:
        html = render_mail(mail.body)
        assert shown(html) == written(mail.body), mail.message_id
        assert sanitise(html) == html, mail.message_id


def test_a_lost_a_doubled_and_a_glued_word_are_noticed():
    assert shown("<p>one two</p><p>three</p>") == written("> one two\n\n> three")
    assert shown("<p>one</p><p>three</p>") != written("one two three")
    assert shown("<p>one one</p>") != written("one")
    assert shown("<p>onetwo</p>") != written("one\ntwo")
    assert shown("<p>two one</p>") != written("one two")
