"""Raw bytes into mails: words, attachments, dates, ids, and no surprise whatever the bytes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ports.mail.parsing.dates import UNKNOWN, parse_date
from kith.ports.mail.parsing.headers import split
from kith.ports.mail.parsing.mbox import RawMessage
from kith.ports.mail.parsing.message import (
    NO_HEADERS,
    Envelope,
    ParsedMail,
    Unreadable,
    envelope_of,
    parse,
)

MAILS = Path(__file__).parent / "mails"
NOW = datetime(2020, 1, 1, tzinfo=UTC)
NOON = datetime(2008, 1, 4, 12, tzinfo=UTC)
FILES = sorted(MAILS.glob("*.eml"))


def mail(name):
    return parse((MAILS / f"{name}.eml").read_bytes())


def made(headers, body="Hello.\n", envelope=b"", fallback=None):
    """Return the mail of these headers, read on New Year's day of 2020."""
    data = f"From: ann@members.example\nSubject: Moths\n{headers}\n{body}".encode("utf-8", "surrogateescape")
    return parse(RawMessage(data, "a.mbox #1", 0, envelope), fallback, lambda: NOW)


def test_an_answer_names_its_author_its_subject_and_what_it_answers():
    found = mail("answer")
    assert (found.author_name, found.author_address) == ("Bo", "bo@lamp.example")
    assert (found.subject, found.subject_raw) == ("Light traps", "Re: [moth-watchers] AW: Light traps")
    assert (found.message_id, found.in_reply_to) == ("3@lamp.example", ("2@quill.example",))
    assert found.references == ("1@quill.example", "lost@elsewhere.example", "2@quill.example")
    assert (found.sent_at, found.date_is_guess) == (datetime(2008, 1, 4, 17, 30, tzinfo=UTC), False)
    assert found.list_id == "moth-watchers.lists.example"


@pytest.mark.parametrize(
    ("name", "body", "from_html"),
    [
        ("alternative", "Plain words.", False),
        ("alternative_empty", "Words in HTML.", True),
        (
            "html_only",
            "Dear all,\n\n> Where are the moths?\n\nAt the lamp (https://moths.example/lamp).",
            True,
        ),
        ("attachments", "Two files for you.\n\nA list's footer.", False),
        ("koi8_r", "Бабочки летят на свет.", False),
        ("iso_2022_jp", "灯りに集まります。", False),
        ("gb2312", "朱镕看飞蛾。", False),
        ("windows_1252", "“Späte Falter” – 5 €", False),
        ("unknown_charset", "Späte Falter", False),
        (
            "flowed",
            "> Where do the moths fly at night?\nTo the lamp, and from there to the window.\n\n-- \nAda",
            False,
        ),
        ("missing_boundary", "--cut\nContent-Type: text/plain\n\nThe words are here.\n--cut--", False),
        ("unclosed", "The words are here.", False),
        ("wrong_base64", "Moths at", False),
        ("signed", "Signed words.", False),
        ("forwarded", "See below.", False),
        ("digest", "Today's topics.", False),
    ],
)
def test_the_words_of_a_mail_are_found(name, body, from_html):
    found = mail(name)
    assert (found.body.strip(), found.from_html) == (body, from_html)


@pytest.mark.parametrize(
    ("name", "subject", "author"),
    [
        ("koi8_r", "Ночные бабочки", "Вера Ильина"),
        ("iso_2022_jp", "蛾の観察", "Ada Quill"),
        ("gb2312", "飞蛾", "Ada Quill"),
        ("raw_headers", "Späte Käfer", "Jürgen Späth"),
    ],
)
def test_names_and_subjects_are_read_in_their_own_letters(name, subject, author):
    assert (mail(name).subject, mail(name).author_name) == (subject, author)


def test_attachments_are_listed_by_name_type_and_bytes():
    assert mail("attachments").attachments == (
        ("moth.png", "image/png", bytes(range(64))),
        ("Späte Falter.pdf", "application/pdf", b"%PDF-"),
        ("grüße.txt", "text/plain", b"Listed, not read."),
        ("_.._etc_passwd", "application/octet-stream", b"x"),
        ("5.jpg", "image/jpeg", b"jpeg"),
    )


def test_a_signature_is_an_attachment():
    [signature] = mail("signed").attachments
    assert (signature.name, signature.type) == ("signature.asc", "application/pgp-signature")
    assert signature.data.startswith(b"-----BEGIN PGP SIGNATURE-----")


def test_mails_within_a_mail_are_attachments():
    [inner] = mail("forwarded").attachments
    assert inner == ("1.eml", "message/rfc822", b"From: Bo <bo@lamp.example>\nSubject: Lamp\n\nInner words.")
    assert mail("digest").attachments == (
        ("1.eml", "message/rfc822", b"From: Bo <bo@lamp.example>\nSubject: Lamp\n\nFirst."),
        ("2.eml", "message/rfc822", b"From: Cy <cy@lamp.example>\nSubject: Net\n\nSecond."),
    )


def test_a_mail_within_a_mail_whose_headers_cannot_be_written_again_is_kept_in_some_shape():
    inner = "Content-Type: message/rfc822\n\nSubject: a\x0bEvil: x\n\nInner words.\n"
    [found] = made('Content-Type: multipart/mixed; boundary="B"\n', f"--B\n{inner}--B--\n").attachments
    assert (found.name, found.type) == ("1.eml", "message/rfc822")
    assert b"Inner words." in found.data


@pytest.mark.parametrize("headers", ["", "Date: soon\n", "Date: Fri, 4 Jan 1904 12:00:00 +0000\n"])
def test_without_a_date_of_its_own_a_mail_is_dated_by_what_is_known(headers):
    received = "Received: from a by b; Fri, 4 Jan 2008 13:00:00 +0100\nReceived: by c; Thu, 3 Jan 2008 1:00\n"
    envelope = b"From ann@members.example Fri Jan  4 12:00:00 2008"
    later = datetime(2009, 1, 1, tzinfo=UTC)
    dated = [
        made(headers + received),
        made(headers, envelope=envelope),
        made(headers, fallback=NOON),
        made(headers + received, envelope=envelope.replace(b"2008", b"2009"), fallback=later),
    ]
    assert [(found.sent_at, found.date_is_guess) for found in dated] == [(NOON, True)] * 4
    assert (made(headers).sent_at, made(headers).date_is_guess) == (UNKNOWN, True)


def test_a_date_in_the_future_is_a_broken_clock_but_two_days_are_another_zone():
    assert made("Date: Wed, 1 Jan 2020 20:00:00 +0000\n").date_is_guess is False
    assert made("Date: Sat, 4 Jan 2020 20:00:00 +0000\n", fallback=NOON).sent_at == NOON


@pytest.mark.parametrize(
    "written",
    [
        "Fri, 4 Jan 2008 13:00:00 +0100",
        "Fri,  4 Jan 2008 07:00:00 EST",
        "Fri Jan  4 12:00:00 2008",
        "2008-01-04T13:00:00+01:00",
    ],
)
def test_dates_in_many_shapes_are_one_moment(written):
    assert parse_date(written) == NOON


@pytest.mark.parametrize(
    "written", ["", "soon", "Fri, 99 Foo 2008 12:00:00 +0000", "9" * 500, "Fri, 31 Feb 2008 12:00:00 +0000"]
)
def test_what_is_no_date_is_none(written):
    assert parse_date(written) is None


def test_a_missing_id_is_made_up_the_same_each_time():
    one, again, other = made(""), made(""), made("", "Another body.\n")
    assert one.message_id == again.message_id == f"{one.fingerprint}@invented.invalid"
    assert other.message_id != one.message_id


def test_two_mails_of_one_id_differ_in_their_fingerprint_alone():
    one, other = made("Message-ID: <1@a.example>\n"), made("Message-ID: <1@a.example>\n", "Other.\n")
    assert one.message_id == other.message_id == "1@a.example"
    assert one.fingerprint != other.fingerprint


def test_line_endings_and_empty_lines_around_make_no_other_fingerprint():
    data = (MAILS / "answer.eml").read_bytes()
    copies = [data, data.replace(b"\n", b"\r\n"), data + b"\n\n"]
    assert len({parse(copy).fingerprint for copy in copies}) == 1


def test_an_old_phrase_about_an_address_is_no_id():
    assert made("In-Reply-To: Your message of Friday <ann.b@members.example>\n").in_reply_to == ()
    assert made("In-Reply-To: Message of Friday <2008.41@a.example>\n").in_reply_to == ("2008.41@a.example",)


def test_a_veiled_address_is_unveiled():
    found = parse(b"From: bo at lamp.example (Bo Lamp)\nSubject: x\n\nHello.\n")
    assert (found.author_name, found.author_address) == ("Bo Lamp", "bo@lamp.example")


def test_a_huge_header_is_cut_and_the_rest_is_read():
    found = made("X-Long: " + "x" * 3_000_000 + "\nReferences: " + "<1@a.example> " * 100_000 + "\n")
    assert (found.body, found.references) == ("Hello.\n", ("1@a.example",))


def test_nul_and_halves_of_pairs_are_removed_everywhere():
    ids = "Message-ID: <a\0b@c.example>\nReferences: <x\x001@c.example>\nIn-Reply-To: <x\x001@c.example>\n"
    found = made(ids + "List-Id: <a\0b.example>\nContent-Type: text/plain; charset=utf-7\n", "a\0b+2AA-c\n")
    assert (found.message_id, found.references) == ("ab@c.example", ("x1@c.example",))
    assert found.in_reply_to == found.references
    assert (found.list_id, found.body) == ("ab.example", "abc\n")


@pytest.mark.parametrize("data", [b"", b"\n\nhello", b"hello", b"X-Moth: 1\n\nhello", b"\0\0\0"])
def test_bytes_without_headers_are_no_mail(data):
    assert parse(RawMessage(data, "here", 0)) == Unreadable(NO_HEADERS, "here")


def test_parts_within_parts_without_end_are_survived():
    part = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3000))
    assert made(part).subject == "Moths"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_headers_alone_say_the_same(path):
    raw = RawMessage(path.read_bytes(), path.name, 0)
    whole, envelope = parse(raw), envelope_of(split(raw.data)[0], raw)
    assert Envelope(*(getattr(whole, one) for one in Envelope.__slots__)) == envelope


@given(
    st.binary(),
    st.sampled_from(
        [b"", b"Subject: x\n", b"Subject: x\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"]
    ),
)
def test_any_bytes_are_read_or_refused_and_never_raise(data, lead):
    assert isinstance(parse(lead + data), ParsedMail | Unreadable)


@given(st.data())
def test_real_mails_spoilt_anywhere_never_raise(data):
    whole = data.draw(st.sampled_from(FILES)).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    found = parse(whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:])
    if not isinstance(found, Unreadable):
        "".join([found.body, found.subject, found.message_id, found.author_address]).encode("utf-8")
