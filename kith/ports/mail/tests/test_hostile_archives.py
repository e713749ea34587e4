"""One odd mail never ends or stalls an import, and many large ones never fill the memory."""

import time

import pytest

from kith.base.kit.text import render
from kith.ports.mail.actions import importing
from kith.ports.mail.actions.importing import take_in_archive
from kith.ports.mail.parsing.mbox import RawMessage
from kith.ports.mail.parsing.message import ParsedMail, parse
from kith.services.conversations.models import Post
from tests.cast import build_cast


def mail(sender: bytes = b"Ann <ann@members.example>", more: bytes = b"") -> bytes:
    return b"From: " + sender + b"\nMessage-ID: <1@here.example>\nSubject: Moths\n" + more + b"\nWords.\n"


@pytest.mark.parametrize("depth", [10, 600, 60_000])
def test_brackets_in_a_sender_are_read_or_passed_by(depth):
    assert isinstance(parse(mail(b"(" * depth)), ParsedMail)


@pytest.mark.django_db
def test_a_mail_from_nowhere_comes_in(tmp_path):
    cast = build_cast()
    path = tmp_path / "odd.eml"
    path.write_bytes(mail(b"<nu\0l@x.example>" + b"(" * 700))
    assert take_in_archive(path, cast.board, by=cast.ada).posts == 1
    assert Post.objects.count() == 1


def test_endless_identifiers_are_cut():
    parsed = parse(mail(more=b"References: " + b"a" * 60_000 + b"\n"))
    assert parsed.references == ()


def test_attributions_without_end_grow_with_their_number_alone():
    def seconds(lines: int) -> float:
        start = time.process_time()
        render("On Mon 3 A wrote:\n" * lines, "mail")
        return time.process_time() - start

    # The least of a few turns: others may work beside, and growth by the square would show in each.
    assert min(seconds(8_000) / max(seconds(2_000), 0.01) for _turn in range(4)) < 10


def test_a_batch_ends_by_its_size_too(monkeypatch):
    monkeypatch.setattr(importing, "BATCH_BYTES", 100)
    messages = [RawMessage(b"x" * 60, f"#{number}", 0) for number in range(5)]
    assert [len(chunk) for chunk in importing._chunks(iter(messages))] == [2, 2, 1]
