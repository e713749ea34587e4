"""Makes unicode of bytes in any character set, declared rightly, wrongly or not at all. Never raises."""

import codecs
import re
from functools import lru_cache

# What mail programs write, and what they mean by it: the larger set that real mail uses.
_MEANT = {
    "us-ascii": None,
    "ascii": None,
    "ansi_x3.4-1968": None,
    "ansi_x3.110-1983": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "hz-gb-2312": "hz",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "big5": "big5hkscs",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "tis-620": "cp874",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "cp-850": "cp850",
}
# Python's own codecs that are no character sets; some are slow or do harm.
_NO_CHARSETS = {
    "punycode",
    "idna",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
    "unicode-escape",
    "raw-unicode-escape",
}
_ESCAPES = re.compile(rb"\x1b[$(][@-Z]")


def decode(data: bytes, charset: str = "") -> str:
    """Return data as text by its declared charset; if that is unknown, absent or wrong, by its looks."""
    codec = _codec(charset.strip().strip("\"'").lower())
    if codec is None:
        return _detected(data)
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        pass
    except (LookupError, ValueError):
        return _detected(data)
    if codec in ("utf-8", "cp1252"):
        return _detected(data)
    return data.decode(codec, "replace")


def _detected(data: bytes) -> str:
    """Plain ASCII, escaped Japanese, UTF-8 and at last Windows' Western set, which reads nearly any byte."""
    if data.isascii():
        return data.decode("iso2022_jp_ext", "replace") if _ESCAPES.search(data) else data.decode("ascii")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if _is_nearly_utf8(data):
            return data.decode("utf-8", "replace")
        del fault
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_nearly_utf8(data: bytes) -> bool:
    """Say whether one cut character spoils otherwise good UTF-8, as a mail cut in the middle has."""
    high = sum(data.count(byte) for byte in (0xC3, 0xC2, 0xE2, 0xD0, 0xD1))
    return high >= 4 and data.decode("utf-8", "replace").count("�") * 4 <= high


@lru_cache(maxsize=256)
def _codec(charset: str) -> str | None:
    """Return the codec to try for a declared charset, None where looking is better."""
    if charset in _MEANT:
        return _MEANT[charset]
    if not charset or len(charset) > 40 or charset in _NO_CHARSETS:
        return None
    try:
        found = codecs.lookup(charset)
        "".encode(found.name)
    except (LookupError, ValueError, TypeError):
        return None
    return None if found.name in _NO_CHARSETS or found.name == "ascii" else found.name
