"""Bytes into letters, whatever character set they claim, and the controls that never come through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ports.mail.parsing.charsets import decode
from kith.ports.mail.parsing.content import tidy
from kith.ports.mail.parsing.headers import decode_words, split
from kith.ports.mail.parsing.message import parse


@pytest.mark.parametrize(
    ("charset", "codec", "words"),
    [
        ("koi8-r", "koi8-r", "Ночные бабочки"),
        ("windows-1251", "cp1251", "Ночные бабочки"),
        ("ISO-2022-JP", "iso2022_jp", "蛾の観察"),
        ("Shift_JIS", "cp932", "蛾の観察①"),
        ("gb2312", "gb18030", "飞蛾观察鎔"),
        ("big5", "big5", "飛蛾觀察"),
        ("ks_c_5601-1987", "cp949", "나방 관찰"),
        ("iso-8859-1", "cp1252", "“Nachtfalter” – 5 €"),
        ("iso-8859-15", "iso8859_15", "Nachtfalter für 5 €"),
        ("iso-8859-2", "iso8859_2", "nočný motýľ"),
        ("iso-8859-8-i", "iso8859_8", "עש"),
        ("utf-16", "utf-16", "moths"),
        ('"UTF-8"', "utf-8", "Falter"),
        (" 'utf8mb4' ", "utf-8", "Falter 🦋"),
    ],
)
def test_declared_sets_are_read_as_mail_programs_mean_them(charset, codec, words):
    assert decode(words.encode(codec), charset) == words


@pytest.mark.parametrize(
    "charset", ["", "us-ascii", "x-unknown", "iso-9999-1", "utf-8", "a" * 100, "idna", "hex"]
)
@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_what_is_declared_wrongly_or_not_at_all_is_told_by_its_looks(charset, codec):
    assert decode("Späte “Falter”".encode(codec), charset) == "Späte “Falter”"


def test_escaped_japanese_is_known_without_a_declaration():
    assert decode("蛾の観察".encode("iso2022_jp")) == "蛾の観察"


def test_utf8_cut_in_the_middle_loses_only_the_cut_letter():
    assert decode("für Käfer, Mücken, Läuse, Flöhe ü".encode()[:-1]) == "für Käfer, Mücken, Läuse, Flöhe �"


def test_bytes_that_no_declared_letter_has_become_marks():
    assert decode(b"\xa4\xa4\xff moths", "euc-jp") == "い� moths"


def test_bytes_windows_has_no_letter_for_are_read_all_the_same():
    assert decode(b"caf\xe9 \x81") == "café \x81"


@pytest.mark.parametrize(
    "charset",
    [
        "unicode_escape",
        "Unicode-Escape",
        "raw_unicode_escape",
        "RAW-UNICODE-ESCAPE",
        "punycode",
        "idna",
        "rot13",
    ],
)
def test_pythons_own_codecs_are_no_character_sets(charset):
    assert decode(b"moths-\\u0041", charset) == "moths-\\u0041"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("=?utf-8?Q?Sp=C3=A4te_Falter?=", "Späte Falter"),
        ("=?UTF-8?B?U3DDpHRlIEZhbHRlcg==?=", "Späte Falter"),
        ("=?UTF-8?B?U3DDpHRlIEZhbHRlcg?=", "Späte Falter"),
        ("=?iso-8859-1?q?Sp=E4te?= Falter", "Späte Falter"),
        ("=?iso-8859-1*de?q?Sp=E4te?=", "Späte"),
        ("=?utf-8?q?Sp=C3?= =?utf-8?q?=A4te?=", "Späte"),
        ("=?utf-8?q?Sp=C3=A4te?=\n\t=?utf-8?q?_Falter?=", "Späte Falter"),
        ("=?utf-8?q?Sp=C3=A4te?= =?koi8-r?B?8g==?=", "SpäteР"),
        ("(=?utf-8?q?Sp=C3=A4te?=)", "(Späte)"),
        ("=?x-unknown?q?Sp=E4te?=", "Späte"),
        ("=?gb2312?B?t8m26g==?=", "飞蛾"),
        ("=?utf-8?q?Falter", "=?utf-8?q?Falter"),
        ("=?utf-8?x?Falter?=", "=?utf-8?x?Falter?="),
        ("=?utf-8?q?a=00b=0Ac?=", "a b c"),
        ("=?utf-7?q?+2AA-a?=", "a"),
        ("no words at all", "no words at all"),
    ],
)
def test_encoded_words_are_decoded_and_broken_ones_stay(written, words):
    assert decode_words(written) == words


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "iso2022_jp"])
def test_headers_with_raw_letters_are_read(codec):
    words = "蛾の観察" if codec == "iso2022_jp" else "Späte Falter"
    mail = parse(f"From: {words} <a@b.example>\nSubject: {words}\n\n".encode(codec))
    assert (mail.subject, mail.author_name) == (words, words)


def test_nul_and_halves_of_pairs_never_come_through():
    assert tidy("a\0b\ud83dc\udc00d\x1be\ufefff\r\ng\rh\ti") == "abcdef\ng\nh\ti"


@given(
    st.binary(),
    st.sampled_from(["", "utf-8", "utf-7", "utf-16", "gb2312", "iso-2022-jp", "hz", "big5", "cp037"]),
)
def test_any_bytes_become_text_that_can_be_stored(data, charset):
    text = tidy(decode(data, charset))
    assert "\0" not in text
    text.encode("utf-8")


@given(st.binary(), st.text())
def test_any_charset_name_will_do(data, charset):
    assert isinstance(decode(data, charset), str)


@given(st.text())
def test_any_header_value_becomes_one_storable_line(value):
    words = decode_words(value)
    assert words.splitlines() in ([], [words])
    words.encode("utf-8")


@given(st.binary())
def test_any_bytes_split_into_headers_and_body(data):
    headers, body = split(data)
    assert data.endswith(body)
    assert "\n" not in headers.first("subject")
