"""Shows what people typed here as Markdown: CommonMark, tables, strikethrough, formulas, web links."""

import re
from collections.abc import Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from kith.base.kit.text.escaping import clean_source, escape
from kith.base.kit.text.formula_marks import add_formulas
from kith.base.kit.text.markdown_tokens import PEOPLE, refine
from kith.base.kit.text.sanitising import sanitise

DEEPEST_NESTING = 50
# A line that opens more levels than these is not writing: the text is shown as typed.
_TOO_DEEP = re.compile(
    r"^(?:[ \t]*>){40}|^(?![ \t>]*([-*])(?:[ \t]*\1)*[ \t]*$)(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])){4}",
    re.MULTILINE,
)
# Definitions ("[name]: address") inside quotations, pictures ("![") and brackets never closed take time that
# grows faster than the text. Writing has few of them; a text with more is read without the rules they feed.
_MOST_DEFINITIONS = 20
_MOST_PICTURES = 50
_MOST_OPEN_BRACKETS = 8
_BRACKET_OR_GAP = re.compile(r"[\[\]]|\n[ \t]*\n")


def render_markdown(source: str, people: Mapping[str, str] | None = None) -> str:
    """Return safe HTML for Markdown source. Never raises: what cannot be read as Markdown stays plain.

    people: where "@" and a name leads to, by the name as `naming.spelt` has it.
    """
    source = clean_source(source)
    return sanitise(_html(source, people))


def markdown_tokens(source: str, people: Mapping[str, str] | None = None) -> list[Token]:
    """Return the refined tokens of source, or [] if it cannot be read as Markdown."""
    if _TOO_DEEP.search(source):
        return []
    try:
        return _parser_for(source).parse(source, {PEOPLE: people} if people else None)
    except (ValueError, IndexError, KeyError, AssertionError, RecursionError):
        return []


def _html(source: str, people: Mapping[str, str] | None) -> str:
    tokens = markdown_tokens(source, people)
    if not tokens:
        return f'<p class="lines">{escape(source)}</p>' if source.strip() else ""
    return _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})


def _parser_for(source: str) -> MarkdownIt:
    if source.count("[") > _MOST_OPEN_BRACKETS and _open_brackets(source) > _MOST_OPEN_BRACKETS:
        return _WITHOUT_LINKS
    if source.count("]:") > _MOST_DEFINITIONS or source.count("![") > _MOST_PICTURES:
        return _WITHOUT_DEFINITIONS
    return _MARKDOWN


def _open_brackets(source: str) -> int:
    """Return how many "[" are open at once, at most, in one paragraph."""
    most = depth = 0
    for found in _BRACKET_OR_GAP.findall(source):
        depth = depth + 1 if found == "[" else max(0, depth - 1) if found == "]" else 0
        most = max(most, depth)
    return most


def _code_block(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Code can be wider than a phone: the block takes the keyboard's focus so that it can be scrolled."""
    return f'<pre tabindex="0"><code>{escape(tokens[index].content)}</code></pre>\n'


def _wide(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """So can a table, which scrolls in a box of its own and stays a table."""
    return '<div class="wide" tabindex="0">\n<table>\n'


def _wide_end(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return "</table>\n</div>\n"


def _build(*without: str) -> MarkdownIt:
    built = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST_NESTING})
    built.enable(["table", "strikethrough"])
    built.disable(["html_block", "html_inline", *without])
    built.core.ruler.push("refine", refine)
    add_formulas(built)
    built.add_render_rule("fence", _code_block)
    built.add_render_rule("code_block", _code_block)
    built.add_render_rule("table_open", _wide)
    built.add_render_rule("table_close", _wide_end)
    return built


_MARKDOWN = _build()
_WITHOUT_DEFINITIONS = _build("reference", "image")
_WITHOUT_LINKS = _build("reference", "image", "link")
