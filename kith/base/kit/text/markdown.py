"""Shows what people typed here as Markdown: CommonMark, tables, strikethrough, web addresses as links."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from kith.base.kit.text.escaping import clean_source, escape
from kith.base.kit.text.markdown_tokens import refine
from kith.base.kit.text.sanitising import sanitise

DEEPEST_NESTING = 50
# A line that opens more levels than these is not writing: the text is shown as typed.
_TOO_DEEP = re.compile(
    r"^(?:[ \t]*>){40}|^(?![ \t>]*([-*])(?:[ \t]*\1)*[ \t]*$)(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])){4}",
    re.MULTILINE,
)
# Definitions ("[name]: address") inside quotations take time that grows with the square of their number.
_MOST_DEFINITIONS = 20


def render_markdown(source: str) -> str:
    """Return safe HTML for Markdown source. Never raises: what cannot be read as Markdown stays plain."""
    source = clean_source(source)
    return sanitise(_html(source))


def markdown_tokens(source: str) -> list[Token]:
    """Return the refined tokens of source, or [] if it cannot be read as Markdown."""
    if _TOO_DEEP.search(source):
        return []
    try:
        plentiful = source.count("]:") > _MOST_DEFINITIONS
        return (_WITHOUT_DEFINITIONS if plentiful else _MARKDOWN).parse(source)
    except (ValueError, IndexError, KeyError, AssertionError, RecursionError):
        return []


def _html(source: str) -> str:
    tokens = markdown_tokens(source)
    if not tokens:
        return f'<p class="lines">{escape(source)}</p>' if source.strip() else ""
    return _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})


def _code_block(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Code can be wider than a phone: the block takes the keyboard's focus so that it can be scrolled."""
    return f'<pre tabindex="0"><code>{escape(tokens[index].content)}</code></pre>\n'


def _build() -> MarkdownIt:
    built = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST_NESTING})
    built.disable(["html_block", "html_inline"])
    built.enable(["table", "strikethrough"])
    built.core.ruler.push("refine", refine)
    built.add_render_rule("fence", _code_block)
    built.add_render_rule("code_block", _code_block)
    return built


_MARKDOWN = _build()
_WITHOUT_DEFINITIONS = _build()
_WITHOUT_DEFINITIONS.disable("reference")
