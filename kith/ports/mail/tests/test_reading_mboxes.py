"""Files into raw messages: where they are cut, what is passed by, what is reported, in how little memory."""

import gzip
import tracemalloc

import pytest

from kith.ports.mail.parsing import mbox
from kith.ports.mail.parsing.mbox import DAMAGED, NOT_MAIL, TOO_LARGE, RawMessage, Skipped, read_messages

ENVELOPE = b"From ann@members.example Thu Jan  3 10:00:00 2008\n"
CHUNK = 256 * 1024


def mail(words, subject=b"Moths"):
    return b"From: Ann <ann@members.example>\nSubject: " + subject + b"\n\n" + words + b"\n"


def archive(*mails):
    return b"\n".join(ENVELOPE + each for each in mails)


def read(path, content=None):
    """Return what is read at path, after writing content there."""
    if content is not None:
        path.write_bytes(content)
    return list(read_messages(path))


def bodies(found):
    return [one.data.partition(b"\n\n")[2].strip() for one in found]


def named(found):
    return [(one.where, one.reason) if isinstance(one, Skipped) else one.where for one in found]


def test_each_message_comes_without_its_envelope_and_says_where_it_stood(tmp_path):
    content = archive(mail(b"one"), mail(b"two"))
    second = len(ENVELOPE + mail(b"one")) + 1
    assert read(tmp_path / "a.mbox", content) == [
        RawMessage(mail(b"one") + b"\n", "a.mbox #1", 0, ENVELOPE.strip()),
        RawMessage(mail(b"two"), "a.mbox #2", second, ENVELOPE.strip()),
    ]


def test_escaped_from_lines_lose_one_mark(tmp_path):
    words = b">From here on\n>>From there\n> From afar"
    assert bodies(read(tmp_path / "a.mbox", archive(mail(words)))) == [
        b"From here on\n>From there\n> From afar"
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"From the beginning it rained.",
        b"From Monday to Friday 2008 we stay",
        b"From ann@members.example Thu Jan  3 10:00:00 2008\n\nno header follows",
    ],
)
def test_a_sentence_that_begins_with_from_cuts_nothing(tmp_path, line):
    words = b"Hello\n\n" + line + b"\nand on"
    assert bodies(read(tmp_path / "a.mbox", archive(mail(words), mail(b"two")))) == [words, b"two"]


def test_an_envelope_that_follows_no_empty_line_cuts_nothing(tmp_path):
    words = b"quoting:\n" + ENVELOPE + b"Subject: inner"
    assert bodies(read(tmp_path / "a.mbox", archive(mail(words), mail(b"two")))) == [words, b"two"]


def test_windows_line_endings_are_cut_alike(tmp_path):
    found = read(tmp_path / "a.mbox", archive(mail(b"one"), mail(b"two")).replace(b"\n", b"\r\n"))
    assert [one.data.rstrip().rpartition(b"\n")[2] for one in found] == [b"one", b"two"]
    assert {one.envelope for one in found} == {ENVELOPE.strip()}


def test_a_last_message_of_a_single_line_is_a_message(tmp_path):
    found = read(tmp_path / "a.mbox", archive(mail(b"one"), b"Subject: cut off"))
    assert [one.data.strip() for one in found] == [mail(b"one").strip(), b"Subject: cut off"]


@pytest.mark.parametrize(
    "length", [CHUNK - len(ENVELOPE) + shift for shift in (-700, -120, -60, -3, -1, 0, 1)]
)
def test_envelopes_on_the_border_of_two_chunks_are_seen(tmp_path, length):
    first = mail(b"x" * (length - len(mail(b""))))
    assert len(read(tmp_path / "a.mbox", archive(first, mail(b"two"), mail(b"three")))) == 3


def test_a_gzipped_archive_reads_like_the_plain_one(tmp_path):
    content = archive(mail(b"one"), mail(b"two"))
    plain = read(tmp_path / "a.mbox", content)
    packed = read(tmp_path / "a.mbox.gz", gzip.compress(content))
    assert [(one.data, one.offset) for one in packed] == [(one.data, one.offset) for one in plain]


def test_gzip_files_put_behind_each_other_are_one_archive(tmp_path):
    parts = gzip.compress(archive(mail(b"one")) + b"\n") + gzip.compress(archive(mail(b"two")))
    assert bodies(read(tmp_path / "a.gz", parts)) == [b"one", b"two"]


def test_a_gzip_file_cut_short_yields_what_is_whole_and_reports_the_damage(tmp_path):
    content = archive(*(mail(b"%d " % n + bytes(range(97, 123)) * (n % 7)) for n in range(2000)))
    packed = gzip.compress(content)
    found = read(tmp_path / "a.gz", packed[: len(packed) * 2 // 3])
    whole = read(tmp_path / "a.mbox", content)
    assert 500 < len(found) < 2000
    assert [one.data for one in found[:-1]] == [one.data for one in whole[: len(found) - 1]]
    assert found[-1] == Skipped(f"a.gz #{len(found)}", DAMAGED, "the file ends too early")


def test_a_gzip_file_spoilt_in_the_middle_keeps_what_stands_before(tmp_path):
    content = archive(*(mail(b"%d" % n * 9) for n in range(2000)))
    packed = bytearray(gzip.compress(content))
    middle = len(packed) // 2
    packed[middle : middle + 400] = b"\xff" * 400
    found = read(tmp_path / "a.gz", bytes(packed))
    assert len(found) > 500
    assert (found[-1].reason, found[-1].detail) == (DAMAGED, "the compression is broken")


@pytest.mark.parametrize("content", [b"\x1f\x8b", b"\x1f\x8b\x08", b"\x1f\x8bnothing of the kind"])
def test_a_gzip_file_of_which_nothing_is_readable_is_reported(tmp_path, content):
    assert named(read(tmp_path / "a.gz", content)) == [("a.gz", DAMAGED)]


def test_a_mail_in_a_damaged_gzip_file_is_not_half_taken(tmp_path):
    packed = gzip.compress(mail(b"word " * 1000 + bytes(range(256))))
    assert named(read(tmp_path / "a.eml.gz", packed[:-12])) == [("a.eml.gz", DAMAGED)]


def test_a_folder_of_mails_and_archives_is_read_in_order_of_name(tmp_path):
    (tmp_path / "2007").mkdir()
    (tmp_path / "2007" / "a.mbox").write_bytes(archive(mail(b"one"), mail(b"two")))
    (tmp_path / "b.eml").write_bytes(mail(b"three"))
    (tmp_path / "c.txt").write_bytes(b"Shopping list\nbread\n")
    (tmp_path / ".hidden").write_bytes(mail(b"unseen"))
    (tmp_path / "empty.mbox").write_bytes(b"")
    assert named(read(tmp_path)) == ["2007/a.mbox #1", "2007/a.mbox #2", "b.eml", ("c.txt", NOT_MAIL)]


def test_a_maildirs_unfinished_mail_is_passed_by(tmp_path):
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1:2,S").write_bytes(mail(name.encode()))
    assert named(read(tmp_path)) == ["cur/1:2,S", "new/1:2,S"]


def test_a_folder_called_tmp_that_is_in_no_maildir_is_read(tmp_path):
    (tmp_path / "tmp").mkdir()
    (tmp_path / "tmp" / "a.eml").write_bytes(mail(b"one"))
    assert named(read(tmp_path)) == ["tmp/a.eml"]


def test_links_out_of_a_folder_are_passed_by(tmp_path):
    (tmp_path / "secret").write_bytes(mail(b"elsewhere"))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.eml").write_bytes(mail(b"one"))
    (folder / "b.eml").symlink_to(tmp_path / "secret")
    (folder / "c").symlink_to(tmp_path)
    assert named(read(folder)) == ["a.eml"]


@pytest.mark.parametrize("content", [b"", b"\n\n\n", b"\r\n", gzip.compress(b"", mtime=0)])
def test_an_empty_file_holds_nothing(tmp_path, content):
    assert read(tmp_path / "a.mbox", content) == []


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", b"Dear all\n\nhello", b"\xff\xfe\0F"])
def test_what_is_no_mail_is_said_to_be_none(tmp_path, content):
    assert read(tmp_path / "a", content) == [Skipped("a", NOT_MAIL)]


def test_a_place_with_nothing_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "missing")


@pytest.mark.parametrize("lead", [b"\n\n", b"\xef\xbb\xbf", b"\r\n"])
def test_empty_lines_and_a_byte_order_mark_ahead_do_no_harm(tmp_path, lead):
    assert bodies(read(tmp_path / "a.mbox", lead + archive(mail(b"one")))) == [b"one"]
    assert bodies(read(tmp_path / "a.eml", lead + mail(b"one"))) == [b"one"]


@pytest.mark.slow
def test_a_message_of_26_megabytes_is_reported_and_the_next_one_read(tmp_path):
    large = mail((b"y" * 75 + b"\n") * (26 * 1024 * 1024 // 76))
    found = read(tmp_path / "a.mbox", archive(mail(b"one"), large, mail(b"three")))
    assert named(found) == ["a.mbox #1", ("a.mbox #2", TOO_LARGE), "a.mbox #3"]
    assert named(read(tmp_path / "b.eml", large)) == [("b.eml", TOO_LARGE)]


@pytest.mark.parametrize("beyond", range(595, 606))
def test_the_message_after_one_too_large_is_seen_wherever_the_chunks_end(tmp_path, monkeypatch, beyond):
    """The next envelope stands so near the end of a chunk that the next chunk decides whether it is one."""
    monkeypatch.setattr(mbox, "LARGEST_MESSAGE", CHUNK)
    start = ENVELOPE + b"Subject: large\n\n"
    large = start + b"y" * (2 * CHUNK - beyond - len(start) - 2) + b"\n\n"
    after = ENVELOPE + b"Subject: " + b"s" * 900 + b"\n\nafter\n"
    found = read(tmp_path / "a.mbox", large + after)
    assert named(found) == [("a.mbox #1", TOO_LARGE), "a.mbox #2"]
    assert found[1].offset == len(large)


@pytest.mark.slow
def test_60_megabytes_are_read_in_less_than_40(tmp_path):
    path = tmp_path / "a.mbox"
    one = ENVELOPE + mail(b"A line of ordinary words, and then some more of them.\n" * 110) + b"\n"
    count = 60 * 1024 * 1024 // len(one) + 1
    with path.open("wb") as file:
        for _ in range(count):
            file.write(one)
    tracemalloc.start()
    try:
        assert sum(isinstance(found, RawMessage) for found in read_messages(path)) == count
        assert tracemalloc.get_traced_memory()[1] < 40 * 1024 * 1024
    finally:
        tracemalloc.stop()
