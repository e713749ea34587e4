"""The words of HTML that we rendered ourselves, to show a piece of it without reading its source again."""

import re
from html import unescape

# Values stand in double quotes, as the sanitiser writes them; what is in them may look like anything.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:[^<>"]|"[^"]*")*>')
_INSIDE_A_LINE = {"a", "b", "code", "del", "em", "i", "s", "span", "strong", "sub", "sup"}
# Quotations; and what is folded: older mails, signatures, footers.
_NOT_THEIR_OWN = {"blockquote", "details"}
# A formula names what was typed; its value is written as words are.
_FORMULA = re.compile(r'<math(?: display="block")? alttext="([^"]*)">.*?</math>', re.DOTALL)
_ATTRIBUTION = re.compile(r'<p class="attribution">(.*?)</p>', re.DOTALL)


def shown_words(html: str) -> str:
    """Return what its writer says in HTML that `render` made: plain text, with a line break between blocks.

    What they quote, and what is folded, is left out unless there is nothing else. So is a forwarded mail,
    which `searchable_text` keeps: in HTML it looks like a quotation.
    """
    if "<math" in html:
        html = _FORMULA.sub(r"\1", html)
    html = _ATTRIBUTION.sub(r"<blockquote>\1</blockquote>", html)
    own: list[str] = []
    others: list[str] = []
    depth = end = 0
    for tag in _TAG.finditer(html):
        closing, name = tag.groups()
        words = html[end : tag.start()] + ("" if name in _INSIDE_A_LINE else "\n")
        (others if depth else own).append(words)
        end = tag.end()
        if name in _NOT_THEIR_OWN:
            depth += -1 if closing else 1
    (others if depth else own).append(html[end:])
    return unescape("".join(own)).strip() or unescape("".join(others)).strip()
