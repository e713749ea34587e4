"""Makes Markdown's tokens fit for a post: smaller headings, no outside pictures, links, aligned cells."""

from collections.abc import Mapping

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from kith.base.kit.text.links import REL, find_links
from kith.base.kit.text.naming import split

# A post stands under the page's title and the thread's: its own headings start at the third level.
_HEADINGS_BELOW = 2
_LOWEST_HEADING = 6
_ALIGNMENT = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "centre"}


# What the parser is given beside the text: where names lead to.
PEOPLE = "people"


def refine(state: StateCore) -> None:
    """Change the tokens of a parsed text in place (a core rule of markdown-it)."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + _HEADINGS_BELOW, _LOWEST_HEADING)}"
        elif token.type in ("th_open", "td_open"):
            _align(token)
        elif token.type == "inline" and token.children:
            token.children = _refine_inline(token.children, state.env.get(PEOPLE) or {})


def _align(token: Token) -> None:
    style = token.attrs.pop("style", None)
    if style in _ALIGNMENT:
        token.attrs["class"] = _ALIGNMENT[style]


def _refine_inline(children: list[Token], people: Mapping[str, str]) -> list[Token]:
    refined: list[Token] = []
    depth = 0
    for token in children:
        if token.type == "link_open":
            depth += 1
            token.attrs["rel"] = REL
        elif token.type == "link_close":
            depth -= 1
        if token.type == "image":
            refined += _picture_as_link(token, inside_link=depth > 0)
        elif token.type == "text" and not depth:
            refined += _with_people(token.content, people)
        else:
            refined.append(token)
    return refined


def _picture_as_link(token: Token, inside_link: bool) -> list[Token]:
    """Pictures from elsewhere would tell their server who reads: a link leaves that to the reader."""
    source = str(token.attrs.get("src", ""))
    words = token.content or source
    return [_text(words)] if inside_link or not source else _link(source, words)


def _with_people(text: str, people: Mapping[str, str]) -> list[Token]:
    tokens: list[Token] = []
    for words, href in split(text, people):
        tokens += _link(href, words) if href else _with_links(words)
    return tokens


def _with_links(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    for start, end, href in find_links(text):
        tokens.append(_text(text[position:start]))
        tokens += _link(href, text[start:end])
        position = end
    tokens.append(_text(text[position:]))
    return tokens


def _link(href: str, words: str) -> list[Token]:
    opened = Token("link_open", "a", 1, attrs={"href": href, "rel": REL})
    return [opened, _text(words), Token("link_close", "a", -1)]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
