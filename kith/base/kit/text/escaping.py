"""Writes words into HTML exactly as the sanitiser would, so that sanitising again changes no byte."""

import re

# Carriage returns, NUL and other control characters have no place in a page; tab and newline do.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def escape(words: str) -> str:
    """Return words with the three characters that could become markup made harmless."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")


def escape_attribute(words: str) -> str:
    """Return words fit to stand between double quotes in a tag."""
    return escape(words).replace('"', "&quot;")


def clean_source(source: str) -> str:
    """Return source with one kind of line ending, and no control character or half of a pair."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    # Most texts hold none of them, which this finds out many times as fast.
    is_clean = source.isascii() and source.replace("\n", "").replace("\t", "").isprintable()
    return source if is_clean else _CONTROL.sub("", source)
