"""Reads an HTML mail as plain text, so that it goes the same way as every other mail."""

from kith.base.kit.text.escaping import clean_source
from kith.base.kit.text.html_tokens import Token, attribute, tokens

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "pre"}
# Elements whose end need not be written, or that hold nothing: they are not waited for.
_UNENDED = {"p", "li", "dd", "dt", "tr", "tbody", "thead", "tfoot", "hr", "body"}
DEEPEST_QUOTE = 20

# Of characters. Nobody writes so much; reading the worst of it takes a second or two.
LONGEST_HTML = 1_000_000
CUT = "[…]"


def html_to_text(html: str) -> str:
    """Return the words of an HTML mail: quotations as "> ", list items as "- ", links as "words (address)".

    Nothing of the HTML survives, so nothing in it can run; scripts and styles go with their content. Where
    it is longer than LONGEST_HTML, "[…]" says so at the end.
    """
    html = clean_source(html)
    reader = _Reader()
    for token in tokens(html[:LONGEST_HTML], leave_drawings=_BLOCKS):
        reader.take(token)
    text = clean_source(reader.text())
    return f"{text}\n\n{CUT}" if len(html) > LONGEST_HTML else text


class _Reader:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.is_begun = False
        self.open: list[str] = []
        self.count: dict[str, int] = {}
        self.link: tuple[str, int] | None = None
        self.cells = 0
        self.after_link = False

    def take(self, token: Token) -> None:
        """Read one token."""
        if not token.name:
            self._take_words(token.words)
        elif token.is_end:
            self._end(token.name)
        else:
            self._start(token.name, token.rest)

    def _start(self, tag: str, rest: str) -> None:
        if tag == "br":
            self._end_line(always=True)
        elif tag in _BLOCKS:
            self._open_block(tag)
        elif tag in ("td", "th"):
            self._open_cell()
        elif tag == "a":
            self._close_link()
            self.link = attribute(rest, "href"), len(self.line)
        elif tag == "img":
            self._add(attribute(rest, "alt"))

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._close_block(tag)
        elif tag == "a":
            self._close_link()

    def _take_words(self, words: str) -> None:
        if not self.count.get("pre"):
            self._flow(words)
            return
        first, *others = words.split("\n")
        self._add(first)
        for line in others:
            self._end_line(always=True)
            self._add(line)

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

    def _add(self, words: str) -> None:
        self.line.append(words)
        self.is_begun = self.is_begun or not words.isspace()

    def _flow(self, data: str) -> None:
        words = " ".join(data.split())
        ends_apart = bool(self.line) and not self.line[-1].endswith(" ")
        if not words:
            if ends_apart:
                self.line.append(" ")
            return
        apart = data[0].isspace() or (self.after_link and words[0].isalnum())
        self.after_link = False
        self._add((" " if apart and ends_apart else "") + words + (" " if data[-1].isspace() else ""))

    def _open_block(self, tag: str) -> None:
        self._end_line()
        if tag in _SPACED:
            self._empty_line()
        self.cells = 0
        if tag not in _UNENDED:
            self.open.append(tag)
            self.count[tag] = self.count.get(tag, 0) + 1
        elif tag == "li":
            self._add("- ")
        elif tag == "hr":
            self.lines.append(self._prefix() + "-" * 20)

    def _close_block(self, tag: str) -> None:
        self._end_line()
        while self.count.get(tag):
            inner = self.open.pop()
            self.count[inner] -= 1
            if inner == tag:
                break
            if inner in _SPACED:
                self._empty_line()
        if tag in _SPACED:
            self._empty_line()

    def _open_cell(self) -> None:
        if self.cells and self.is_begun:
            self._add(" | ")
        self.cells += 1

    def _close_link(self) -> None:
        if self.link is None:
            return
        href, start = self.link
        self.link = None
        words = "".join(self.line[start:]).strip()
        href = href.strip()
        if not href.lower().startswith(("http://", "https://")) or not words:
            return
        bare = href.split("://", 1)[1].rstrip("/")
        if bare != words.split("://", 1)[-1].rstrip("/"):
            self.line[-1] = self.line[-1].rstrip(" ")
            self._add(f" ({href})")
            self.after_link = True

    def _prefix(self) -> str:
        depth = min(self.count.get("blockquote", 0), DEEPEST_QUOTE)
        return ">" * depth + " " if depth else ""

    def _end_line(self, always: bool = False) -> None:
        words = "".join(self.line)
        words = words.rstrip() if self.count.get("pre") else words.strip()
        if words or always:
            self.lines.append((self._prefix() + words).rstrip(" "))
        self.line = []
        self.is_begun = False
        self.link = self.link and (self.link[0], 0)

    def _empty_line(self) -> None:
        self.lines.append(self._prefix().rstrip(" "))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))
