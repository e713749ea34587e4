"""Reads an HTML mail as plain text, so that it goes the same way as every other mail."""

import re
from html import unescape
from html.parser import HTMLParser

import nh3

from kith.base.kit.text.escaping import clean_source

_DROPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe"}
_INLINE = {"a", "br", "img", "td", "th"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "pre"}
DEEPEST_QUOTE = 20

# A tree so deep is no mail but an attack on whoever builds it: its time grows with the square of its depth.
DEEPEST_TREE = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_NO_DEPTH = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"} | {
    "p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "option", "html", "head", "body",
}  # fmt: skip
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")

# Browsers' own rules make a tree of any tangle first; what comes out is regular, as the reader below needs.
_STRAIGHTENER = nh3.Cleaner(
    tags=_BLOCKS | _INLINE,
    clean_content_tags=_DROPPED,
    attributes={"a": {"href"}, "img": {"alt"}},
    url_schemes={"http", "https"},
    link_rel=None,
)


def html_to_text(html: str) -> str:
    """Return the words of an HTML mail: quotations as "> ", list items as "- ", links as "words (address)".

    Nothing of the HTML survives, so nothing in it can run; scripts and styles go with their content.
    """
    html = clean_source(html)
    if _is_too_deep(html):
        return unescape(_ANY_TAG.sub(" ", html)).strip()
    reader = _Reader()
    reader.feed(_STRAIGHTENER.clean(html))
    reader.close()
    return reader.text()


def _is_too_deep(html: str) -> bool:
    depth = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _NO_DEPTH:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > DEEPEST_TREE:
                return True
    return False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quotes = 0
        self.preformatted = 0
        self.links: list[tuple[str, int]] = []
        self.cells = 0
        self.after_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._end_line(always=True)
        elif tag in _BLOCKS:
            self._open_block(tag)
        elif tag in ("td", "th"):
            self._open_cell()
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.line)))
        elif tag == "img":
            self.line.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._close_block(tag)
        elif tag == "a" and self.links:
            self._close_link(*self.links.pop())

    def handle_data(self, data: str) -> None:
        if not self.preformatted:
            self._flow(data)
            return
        first, *others = data.split("\n")
        self.line.append(first)
        for line in others:
            self._end_line(always=True)
            self.line.append(line)

    def text(self) -> str:
        """Return what was read, without more than one empty line in a row."""
        self._end_line()
        kept: list[str] = []
        gap = False
        for line in self.lines:
            if not line.strip(" >"):
                gap = bool(kept)
                continue
            if gap:
                kept.append(">" * min(_depth(kept[-1]), _depth(line)))
                gap = False
            kept.append(line)
        return "\n".join(kept)

    def _flow(self, data: str) -> None:
        words = " ".join(data.split())
        if not words:
            if self.line and not self.line[-1].endswith(" "):
                self.line.append(" ")
            return
        apart = data[0].isspace() or (self.after_link and words[0].isalnum())
        before = " " if apart and self.line and not self.line[-1].endswith(" ") else ""
        self.after_link = False
        self.line.append(before + words + (" " if data[-1].isspace() else ""))

    def _open_block(self, tag: str) -> None:
        self._end_line()
        if tag in _SPACED:
            self._empty_line()
        self.cells = 0
        if tag == "blockquote":
            self.quotes += 1
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "li":
            self.line.append("- ")
        elif tag == "hr":
            self.lines.append(self._prefix() + "-" * 20)

    def _close_block(self, tag: str) -> None:
        self._end_line()
        if tag == "blockquote" and self.quotes:
            self.quotes -= 1
        elif tag == "pre" and self.preformatted:
            self.preformatted -= 1
        if tag in _SPACED:
            self._empty_line()

    def _open_cell(self) -> None:
        if self.cells and "".join(self.line).strip():
            self.line.append(" | ")
        self.cells += 1

    def _close_link(self, href: str, start: int) -> None:
        words = "".join(self.line[start:]).strip()
        href = href.strip()
        if not href.lower().startswith(("http://", "https://")) or not words:
            return
        bare = href.split("://", 1)[1].rstrip("/")
        if bare != words.split("://", 1)[-1].rstrip("/"):
            self.line[-1] = self.line[-1].rstrip(" ")
            self.line.append(f" ({href})")
            self.after_link = True

    def _prefix(self) -> str:
        depth = min(self.quotes, DEEPEST_QUOTE)
        return ">" * depth + " " if depth else ""

    def _end_line(self, always: bool = False) -> None:
        words = "".join(self.line)
        words = words.rstrip() if self.preformatted else words.strip()
        if words or always:
            self.lines.append((self._prefix() + words).rstrip(" "))
        self.line = []
        self.links = [(href, 0) for href, _start in self.links]

    def _empty_line(self) -> None:
        self.lines.append(self._prefix().rstrip(" "))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))
